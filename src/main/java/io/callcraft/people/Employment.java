package io.callcraft.people;

import java.time.Instant;
import java.time.LocalDate;

import io.callcraft.shared.Actor;
import io.callcraft.shared.RepId;
import org.jspecify.annotations.Nullable;

/**
 * How a rep is employed now.
 *
 * @param rep who
 * @param seat what the rep's seat is for
 * @param onLeaveSince since when the rep is on leave; absent when at work. Why is
 * nobody's business here.
 * @param leftOn the last day of work; absent while employed
 */
public record Employment(RepId rep, Seat seat, @Nullable Instant onLeaveSince, @Nullable LocalDate leftOn) {

	/** Whether the rep is on leave. */
	public boolean isOnLeave() {
		return this.onLeaveSince != null;
	}

	/** Whether the rep has left. */
	public boolean hasLeft() {
		return this.leftOn != null;
	}

	/** What a seat is for (R46). */
	public enum Seat {

		/** Service and sales. */
		SELLING,

		/** Service alone: nothing of the program is asked of whoever sits there. */
		SERVICE

	}

	/** Why somebody left. */
	public enum Leaving {

		RESIGNED, DISMISSED, OTHER

	}

	/**
	 * Something about it has changed: published in the same transaction.
	 *
	 * @param what what has changed
	 * @param by who changed it
	 * @param reason why, or what exactly, in plain words
	 */
	public record Changed(RepId rep, What what, Actor by, String reason) {
	}

	/** What can change. */
	public enum What {

		LEAVE_BEGAN, LEAVE_ENDED, LEFT, RETURNED, MOVED_TO_SERVICE, MOVED_TO_SELLING, CHANGED_TEAM

	}

}
