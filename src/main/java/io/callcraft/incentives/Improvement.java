package io.callcraft.incentives;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.Rate;

/**
 * A rep beat their own month before at a milestone: a fact, given once a month, with the
 * first call of the next.
 *
 * @param milestone which
 * @param month the month just past; better than the one before
 * @param before the month before that
 */
public record Improvement(Milestone milestone, Rate month, Rate before) {

	/** How many calls the smaller of the two months rests on. */
	public int getCalls() {
		return Math.min(this.month.observed(), this.before.observed());
	}

	/** The rates of both months, to be read in a reason. */
	public String getFigures() {
		return Math.round(this.month.getValue() * 100) + " % after " + Math.round(this.before.getValue() * 100) + " %";
	}

	/** What the customer did, to follow "The customer …". */
	public String getPhrase() {
		return this.milestone.phrase();
	}

}
