package io.callcraft.decisions;

import java.util.List;
import java.util.stream.Stream;

/**
 * The outcome of one decision: verdicts in the order in which they were inserted, and
 * every rule that fired.
 */
public record Ruling(List<Verdict> verdicts, List<Firing> fired) {

	public Ruling {
		verdicts = List.copyOf(verdicts);
		fired = List.copyOf(fired);
	}

	/** The verdicts whose value is of the given type. */
	public Stream<Verdict> of(Class<?> type) {
		return this.verdicts.stream().filter((verdict) -> type.isInstance(verdict.value()));
	}

}
