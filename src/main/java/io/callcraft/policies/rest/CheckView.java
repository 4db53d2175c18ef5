package io.callcraft.policies.rest;

import java.util.List;

import io.callcraft.decisions.RuleCoverage;
import io.callcraft.decisions.ScenarioOutcome;
import io.callcraft.policies.CheckReport;

/**
 * What a check found, as the API shows it.
 *
 * @param problems everything wrong or doubtful
 * @param scenarios how the scenarios went
 * @param coverage every rule with the scenarios that show it at work
 */
record CheckView(List<ProblemView> problems, Scenarios scenarios, List<RuleCoverage> coverage) {

	static CheckView of(CheckReport report) {
		List<Failure> failed = report.scenarios()
			.stream()
			.filter((outcome) -> !outcome.passed())
			.map((outcome) -> new Failure(outcome.file(), outcome.line(), outcome.scenario(), outcome.expected(),
					outcome.actual()))
			.toList();
		long passed = report.scenarios().stream().filter(ScenarioOutcome::passed).count();
		return new CheckView(ProblemView.of(report.problems()), new Scenarios(passed, failed), report.coverage());
	}

	/**
	 * How the scenarios went.
	 *
	 * @param passed how many passed
	 * @param failed those that did not
	 */
	record Scenarios(long passed, List<Failure> failed) {
	}

	/**
	 * A scenario whose rules concluded something else.
	 *
	 * @param file path of its file
	 * @param line the line on which it begins
	 * @param scenario its sentence
	 * @param expected what it expects
	 * @param actual what the rules concluded
	 */
	record Failure(String file, int line, String scenario, String expected, String actual) {
	}

}
