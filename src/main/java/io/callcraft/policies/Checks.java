package io.callcraft.policies;

import java.util.ArrayList;
import java.util.List;

import io.callcraft.decisions.Compilation;
import io.callcraft.decisions.Decisions;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;
import io.callcraft.workflow.Definitions;
import org.springframework.stereotype.Component;

/**
 * Everything that files must pass before they are published: rules, their scenarios, and
 * workflows.
 */
@Component
class Checks {

	private final Decisions decisions;

	private final Definitions definitions;

	Checks(Decisions decisions, Definitions definitions) {
		this.decisions = decisions;
		this.definitions = definitions;
	}

	/** What is wrong with the files; nothing is published or installed. */
	CheckReport check(PolicyFiles files) {
		if (files.under("rules").text().isEmpty()) {
			return new CheckReport(
					List.of(PolicyProblem.error("rules", 0, "holds no file: a release without rules decides nothing")),
					List.of(), List.of());
		}
		Compilation compilation = this.decisions.compile(files);
		List<PolicyProblem> problems = new ArrayList<>(compilation.problems());
		problems.addAll(this.definitions.check(files));
		return new CheckReport(problems, compilation.scenarios(), compilation.coverage());
	}

	/**
	 * Lets files pass that have no errors.
	 * @throws ChangeRefused otherwise
	 */
	void require(String subject, PolicyFiles files) {
		CheckReport report = check(files);
		if (report.hasErrors()) {
			throw new ChangeRefused(subject, report.problems());
		}
	}

}
