package io.callcraft.shared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something sent is wrong: a field is missing, out of range or contradicts another
 * (status 422 for a form, 400 for a request that cannot be read).
 */
public class InvalidInput extends Refusal {

	private final List<FieldProblem> problems;

	public InvalidInput(String field, String reason) {
		this(List.of(new FieldProblem(field, reason)));
	}

	public InvalidInput(List<FieldProblem> problems) {
		super(problems.stream()
			.map((problem) -> problem.field() + ": " + problem.reason())
			.reduce((a, b) -> a + "; " + b)
			.orElse("invalid"));
		this.problems = List.copyOf(problems);
	}

	public List<FieldProblem> problems() {
		return this.problems;
	}

	/**
	 * What is wrong with each field, to be said beside it; the first reason of several.
	 */
	public Map<String, String> byField() {
		Map<String, String> reasons = new LinkedHashMap<>();
		this.problems.forEach((problem) -> reasons.putIfAbsent(problem.field(), problem.reason()));
		return reasons;
	}

}
