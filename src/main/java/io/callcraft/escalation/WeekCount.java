package io.callcraft.escalation;

/**
 * How often something happened in the last seven days, beside the weeks before: a fact.
 *
 * @param what {@code COMPLAINTS} or {@code LEAVERS}
 * @param observed how often in the last seven days
 * @param mean how often a week in the weeks before, on average
 * @param weeks how many weeks before there are, at most 12
 */
public record WeekCount(String what, int observed, double mean, int weeks) {

	/**
	 * How many standard deviations of a Poisson count the week lies above the mean; a
	 * mean below one counts as one.
	 */
	public double getSigmas() {
		return (this.observed - this.mean) / Math.sqrt(Math.max(this.mean, 1));
	}

	/** The mean to one decimal, to be read in a reason. */
	public double getMeanShown() {
		return Math.round(this.mean * 10) / 10.0;
	}

}
