package io.callcraft.program;

import java.util.List;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a rep off the program (B5, R38): found by trying calls through the live
 * rules.
 *
 * @param limits one for each milestone, the closest to its limit first, those without
 * calls last
 */
public record Outlook(RepId rep, List<Limit> limits) {

	public Outlook {
		limits = List.copyOf(limits);
	}

	/**
	 * How far a milestone is from the program.
	 *
	 * @param value the rate of the last 90 days, 0 to 1; 0 where nothing was observed
	 * @param observed calls of the last 90 days that show it
	 * @param limit the share below which the program begins
	 * @param distance value less limit; negative below the limit, absent when nothing was
	 * observed
	 * @param clearsWith the fewest of the next calls after which the rules say nothing
	 * any more; absent when they say nothing now
	 * @param entersAfterMissed after how many further missed calls in a row a case would
	 * open; absent while one runs, and when more than were tried
	 * @param said what the rules say about it now, such as an early warning; absent when
	 * nothing
	 */
	public record Limit(Milestone milestone, double value, int observed, double limit, @Nullable Double distance,
			@Nullable ClearsWith clearsWith, @Nullable Integer entersAfterMissed, @Nullable String said) {

		private static final double NEAR = 0.1;

		/** Whether a rep should know of it now. */
		public boolean isNear() {
			return this.said != null || this.entersAfterMissed != null
					|| (this.distance != null && this.distance < NEAR);
		}

		/** The way out, in a sentence; absent when there is nothing to clear. */
		public @Nullable String clears() {
			ClearsWith with = this.clearsWith;
			return (with == null) ? null : with.met() + " of the next " + with.of() + " calls on which the customer "
					+ this.milestone.phrase() + ((with.met() == 1) ? " clears it" : " clear it");
		}

	}

	/**
	 * So many of the next calls.
	 *
	 * @param met calls on which the milestone is met
	 * @param of calls in all
	 */
	public record ClearsWith(int met, int of) {
	}

}
