package io.callcraft.decisions;

import java.util.List;

import io.callcraft.shared.PolicyProblem;
import org.jspecify.annotations.Nullable;

/**
 * What became of checking rule files: problems, and the release when none is an error.
 *
 * @param problems everything found, errors and warnings; a failing scenario is an error
 * @param release the compiled release; absent when there are errors
 * @param scenarios what became of each scenario; empty when it did not come to that
 * @param coverage every rule with the scenarios that show it; empty when it did not come
 * to that
 */
public record Compilation(List<PolicyProblem> problems, @Nullable Release release, List<ScenarioOutcome> scenarios,
		List<RuleCoverage> coverage) {

	public Compilation {
		problems = List.copyOf(problems);
		scenarios = List.copyOf(scenarios);
		coverage = List.copyOf(coverage);
	}

	public Compilation(List<PolicyProblem> problems, @Nullable Release release) {
		this(problems, release, List.of(), List.of());
	}

	public boolean hasErrors() {
		return this.problems.stream().anyMatch(PolicyProblem::isError);
	}

}
