package io.callcraft.standing;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.Rate;

/**
 * Where a rep stands at one milestone: a fact for the rules.
 *
 * @param milestone which
 * @param rate met among fairly sampled calls of the last 90 days, with its interval
 * @param target the share expected, 0 to 1
 * @param limit the share below which the program begins, 0 to 1
 * @param evidence log-likelihood ratio that the rep is at the alternative rather than at
 * the target, −4 or more, over counted calls since the program's start or the last case's
 * end
 * @param counted how many calls that evidence rests on
 * @param recent met among fairly sampled calls of the last 30 days, which are part of
 * {@code rate}: beside the 60 days before, the trend
 */
public record MilestoneStanding(Milestone milestone, Rate rate, double target, double limit, double evidence,
		int counted, Rate recent) {

	/** How many calls of the last 90 days missed the milestone. */
	public int getMissed() {
		return this.rate.observed() - this.rate.met();
	}

	/** The rate in percent, rounded, to be read in a reason. */
	public long getPercent() {
		return Math.round(this.rate.getValue() * 100);
	}

	/** The most favourable rate that the calls allow, in percent, rounded. */
	public long getAtBestPercent() {
		return Math.round(this.rate.getUpper95() * 100);
	}

	/** The target in percent. */
	public long getTargetPercent() {
		return Math.round(this.target * 100);
	}

	/** The evidence to one decimal, to be read in a reason. */
	public double getEvidenceShown() {
		return Math.round(this.evidence * 10) / 10.0;
	}

	/** The 60 days before the last 30. */
	public Rate getEarlier() {
		return new Rate(Math.max(0, this.rate.met() - this.recent.met()),
				Math.max(0, this.rate.observed() - this.recent.observed()));
	}

	/** How the last 30 days compare with the 60 before, to be read in a reason. */
	public String getTrend() {
		Rate earlier = getEarlier();
		if (this.recent.observed() == 0) {
			return "none of these calls is of the last 30 days";
		}
		if (earlier.observed() == 0) {
			return "all of these calls are of the last 30 days";
		}
		return "it was " + percent(earlier) + " % of " + earlier.observed()
				+ " in the 60 days before the last 30 and is " + percent(this.recent) + " % of "
				+ this.recent.observed() + " since";
	}

	private static long percent(Rate rate) {
		return Math.round(rate.getValue() * 100);
	}

	/** The limit in percent. */
	public long getLimitPercent() {
		return Math.round(this.limit * 100);
	}

	/**
	 * The rate at which an early warning is due: half the way from the target to the
	 * limit.
	 */
	public double getWarning() {
		return (this.target + this.limit) / 2;
	}

	/** What the customer did, to follow "The customer …". */
	public String getPhrase() {
		return this.milestone.phrase();
	}

}
