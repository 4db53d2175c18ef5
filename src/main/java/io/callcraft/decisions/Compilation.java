package io.callcraft.decisions;

import java.util.List;

import io.callcraft.shared.PolicyProblem;
import org.jspecify.annotations.Nullable;

/**
 * What became of checking rule files: problems, and the release when none is an error.
 *
 * @param problems everything found, errors and warnings
 * @param release the compiled release; absent when there are errors
 */
public record Compilation(List<PolicyProblem> problems, @Nullable Release release) {

	public Compilation {
		problems = List.copyOf(problems);
	}

	public boolean hasErrors() {
		return this.problems.stream().anyMatch(PolicyProblem::isError);
	}

}
