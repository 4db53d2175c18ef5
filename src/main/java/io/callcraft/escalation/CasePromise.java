package io.callcraft.escalation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that the rep or the company has promised in a case.
 *
 * @param side whose promise
 * @param by who stands for it
 * @param what what was promised
 * @param madeAt when
 * @param due by when; absent where no day was named
 * @param state what became of it
 */
public record CasePromise(Side side, String by, String what, Instant madeAt, @Nullable Instant due, State state) {

	/** Whose a promise is. */
	public enum Side {

		REP, COMPANY

	}

	/** What became of a promise. */
	public enum State {

		/** There is time. */
		OPEN,

		/** Its time is over, and nothing shows that it was kept. */
		OVERDUE,

		KEPT,

		BROKEN,

		/** Its time is over without evidence either way: held against nobody. */
		NOT_JUDGED;

		/** Whether somebody still has to keep it. */
		public boolean isDue() {
			return this == OPEN || this == OVERDUE;
		}

	}

	/** Whether the company has let its time pass. */
	boolean isOverdueByTheCompany() {
		return this.side == Side.COMPANY && this.state == State.OVERDUE;
	}

}
