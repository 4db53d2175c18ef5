package io.callcraft.diagnosis;

import io.callcraft.shared.Rate;

/**
 * What a gap still takes to be closed: coaching that the rep says took place, and calls
 * since then that are better for sure (R29, R35). Training alone closes nothing.
 *
 * @param sessions coaching on the milestone since it was settled, acknowledged by the rep
 * @param before the milestone as it stood when the gap was settled
 * @param since the milestone on the calls of the days after
 */
public record GapClosing(int sessions, Rate before, Rate since) {

	/**
	 * Whether the calls since are better for sure: the lower end of their interval lies
	 * above what the rate was.
	 */
	public boolean isMoved() {
		return this.since.getLower95() > this.before.getValue();
	}

	/** Whether nothing is missing. */
	public boolean isComplete() {
		return this.sessions > 0 && isMoved();
	}

	/** The figures in a sentence, with what is missing. */
	public String getWords() {
		String coached = (this.sessions == 0) ? "No coaching since then that the rep says took place"
				: this.sessions + ((this.sessions == 1) ? " session" : " sessions") + " since then";
		return coached + "; " + percent(this.before.getValue()) + " % then, now "
				+ ((this.since.observed() == 0) ? "no call yet" : percent(this.since.getValue()) + " % on "
						+ this.since.observed() + " calls, at least " + percent(this.since.getLower95()) + " %")
				+ (isMoved() ? "" : ": not better for sure");
	}

	private static long percent(double share) {
		return Math.round(share * 100);
	}

}
