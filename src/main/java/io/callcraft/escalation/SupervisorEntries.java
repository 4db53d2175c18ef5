package io.callcraft.escalation;

/**
 * Cases opened in the last 28 days of one supervisor's reps, beside those of all others:
 * a fact.
 *
 * @param supervisor who supervises them
 * @param entries cases opened
 * @param reps how many reps the supervisor has
 * @param peerEntries cases opened of the others
 * @param peerReps how many reps the others have
 */
public record SupervisorEntries(String supervisor, int entries, int reps, int peerEntries, int peerReps) {

	/**
	 * How many times more often a rep of this supervisor enters than a rep of the others;
	 * where none of the others entered, as if one had.
	 */
	public double getTimes() {
		return (this.reps == 0 || this.peerReps == 0) ? 0
				: ((double) this.entries / this.reps) / ((double) Math.max(this.peerEntries, 1) / this.peerReps);
	}

	/** The same to one decimal, to be read in a reason. */
	public double getTimesShown() {
		return Math.round(getTimes() * 10) / 10.0;
	}

}
