package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.callcraft.shared.PolicyProblem;

/**
 * What was found wrong so far while a release is checked.
 */
final class Problems {

	private final List<PolicyProblem> found = new ArrayList<>();

	void error(String file, int line, String reason) {
		add(PolicyProblem.error(file, line, reason));
	}

	void warning(String file, int line, String reason) {
		add(PolicyProblem.warning(file, line, reason));
	}

	private void add(PolicyProblem problem) {
		if (!this.found.contains(problem)) {
			this.found.add(problem);
		}
	}

	void addAll(Problems others) {
		others.found.forEach(this::add);
	}

	boolean hasErrors() {
		return this.found.stream().anyMatch(PolicyProblem::isError);
	}

	/** Errors first, then by file and line. */
	List<PolicyProblem> sorted() {
		return this.found.stream()
			.sorted(Comparator.comparing(PolicyProblem::severity)
				.thenComparing(PolicyProblem::file)
				.thenComparingInt(PolicyProblem::line)
				.thenComparingInt(PolicyProblem::column))
			.toList();
	}

}
