package io.callcraft.escalation;

import java.time.Instant;

/**
 * What HR decided against a rep, and what became of it.
 *
 * @param kind {@code DAY_OFF}, {@code WEEK_OFF}, {@code DOCKED_PAY} or
 * {@code TERMINATION}
 * @param state what became of it
 * @param appealUntil until when the rep may appeal
 */
public record Consequence(String kind, State state, Instant appealUntil) {

	/** What became of a consequence. */
	public enum State {

		/** It holds; the rep may appeal while there is time. */
		DECIDED,

		/** The rep has appealed. */
		APPEALED,

		/** The appeal was heard, and it holds. */
		UPHELD,

		/** The appeal was heard, and it does not hold. */
		REVERSED

	}

}
