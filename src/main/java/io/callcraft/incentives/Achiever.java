package io.callcraft.incentives;

import java.time.YearMonth;

import io.callcraft.shared.RepId;

/**
 * Somebody who does well month after month.
 *
 * @param month the month that was judged last
 * @param standing how it went
 * @param reason why
 */
public record Achiever(RepId rep, YearMonth month, Standing standing, String reason) {

	/** How a month went for the status. */
	public enum Standing {

		/** Became one. */
		EARNED,

		/** Stays one. */
		KEPT,

		/** Slipped, and is protected once. */
		PROTECTED,

		/** Is none any more. */
		LOST,

		/** Was none and is none. */
		NONE;

		/** Whether the rep is an achiever then. */
		public boolean holds() {
			return this == EARNED || this == KEPT || this == PROTECTED;
		}

	}

}
