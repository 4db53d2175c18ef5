package io.callcraft.people.rest;

import java.util.ArrayList;
import java.util.List;

import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Gathers everything that is wrong with a body, so that the sender hears it at once. */
final class Fields {

	private final List<FieldProblem> problems = new ArrayList<>();

	Fields required(String field, @Nullable Object value) {
		return check(value != null, field, "is required");
	}

	Fields check(boolean right, String field, String reason) {
		if (!right) {
			this.problems.add(new FieldProblem(field, reason));
		}
		return this;
	}

	/**
	 * Goes on only when nothing is wrong.
	 * @throws InvalidInput naming each field that is
	 */
	void orRefuse() {
		if (!this.problems.isEmpty()) {
			throw new InvalidInput(this.problems);
		}
	}

}
