package io.callcraft.policies;

import java.util.List;

import io.callcraft.decisions.RuleCoverage;
import io.callcraft.decisions.ScenarioOutcome;
import io.callcraft.shared.PolicyProblem;

/**
 * What a check of policy files found.
 *
 * @param problems everything wrong or doubtful; a failing scenario is among them
 * @param scenarios what became of each scenario; empty when the rules do not build
 * @param coverage every rule with the scenarios that show it; empty when they do not
 */
public record CheckReport(List<PolicyProblem> problems, List<ScenarioOutcome> scenarios, List<RuleCoverage> coverage) {

	public CheckReport {
		problems = List.copyOf(problems);
		scenarios = List.copyOf(scenarios);
		coverage = List.copyOf(coverage);
	}

	/** How many rules some scenario shows at work. */
	public long countShown() {
		return this.coverage.stream().filter((rule) -> !rule.scenarios().isEmpty()).count();
	}

	public boolean hasErrors() {
		return this.problems.stream().anyMatch(PolicyProblem::isError);
	}

}
