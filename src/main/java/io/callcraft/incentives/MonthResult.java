package io.callcraft.incentives;

import java.time.YearMonth;

/**
 * A rep's month that is over, milestone by milestone against the targets: a fact, given
 * once for each month.
 *
 * @param month which, such as 2026-10
 * @param calls on how many calls the milestone with the fewest rests
 * @param assessed how many of the seven milestones were assessed at all
 * @param atTarget how many of them were at target or better
 * @param achiever whether the rep is an achiever so far
 * @param missed how many months in a row were missed since, this one not included
 */
public record MonthResult(String month, int calls, int assessed, int atTarget, boolean achiever, int missed) {

	/** Whether every milestone was at target or better. */
	public boolean isAll() {
		return this.assessed == 7 && this.atTarget == this.assessed;
	}

	/** What came out, to be read in a reason. */
	public String getFigures() {
		return this.atTarget + " of " + this.assessed + " milestones at target in "
				+ MonthWords.of(YearMonth.parse(this.month));
	}

}
