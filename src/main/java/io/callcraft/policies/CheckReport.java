package io.callcraft.policies;

import java.util.List;

import io.callcraft.decisions.ScenarioOutcome;
import io.callcraft.shared.PolicyProblem;

/**
 * What a check of policy files found.
 *
 * @param problems everything wrong or doubtful; a failing scenario is among them
 * @param scenarios what became of each scenario; empty when the rules do not build
 */
public record CheckReport(List<PolicyProblem> problems, List<ScenarioOutcome> scenarios) {

	public CheckReport {
		problems = List.copyOf(problems);
		scenarios = List.copyOf(scenarios);
	}

	public boolean hasErrors() {
		return this.problems.stream().anyMatch(PolicyProblem::isError);
	}

}
