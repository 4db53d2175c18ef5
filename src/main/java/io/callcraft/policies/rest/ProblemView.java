package io.callcraft.policies.rest;

import java.util.List;

import io.callcraft.shared.PolicyProblem;

/**
 * What is wrong with a file, as the API shows it.
 *
 * @param file path of the file
 * @param line from 1; 0 when the problem has no line
 * @param column from 1; 0 when unknown
 * @param severity an error keeps the change from being published, a warning does not
 * @param reason what is wrong and the way out
 */
record ProblemView(String file, int line, int column, PolicyProblem.Severity severity, String reason) {

	static List<ProblemView> of(List<PolicyProblem> problems) {
		return problems.stream()
			.map((problem) -> new ProblemView(problem.file(), problem.line(), problem.column(), problem.severity(),
					problem.reason()))
			.toList();
	}

}
