package io.callcraft.calls;

import java.time.Instant;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A rep says that a milestone of one of their calls was judged wrongly (R14).
 *
 * @param id its number
 * @param call the call
 * @param milestone the milestone
 * @param rep who took the call
 * @param stood the outcome as it stood
 * @param grounds the rep's own words
 * @param raisedAt when
 * @param decision what became of it; absent until somebody has decided
 */
public record CallDispute(long id, Call.Key call, Milestone milestone, RepId rep, Outcome stood, String grounds,
		Instant raisedAt, @Nullable Decision decision) {

	/** Whether the outcome was changed. */
	public boolean isUpheld() {
		return this.decision != null && this.decision.outcome() != this.stood;
	}

	/**
	 * What somebody from quality decided.
	 *
	 * @param outcome the outcome as it is now
	 * @param reason why, to be read by the rep
	 */
	public record Decision(UserId by, Instant at, Outcome outcome, String reason) {
	}

	/** A dispute was raised: published in the same transaction. */
	public record Raised(CallDispute dispute, UserId by) {
	}

	/** A dispute was decided: published after the call was corrected, if it was. */
	public record Decided(CallDispute dispute) {
	}

}
