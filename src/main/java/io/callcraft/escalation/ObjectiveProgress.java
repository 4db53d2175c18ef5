package io.callcraft.escalation;

/**
 * How a rep did on the calls that an objective or a plan's trial asked for: a fact.
 *
 * @param kind {@code OBJECTIVE} or {@code TRIAL}
 * @param calls how many calls were agreed; 0 when only time was
 * @param onPercent the share of them that must show the skill, in percent
 * @param met calls that show it
 * @param missed calls that give evidence and do not show it
 * @param silent calls without evidence either way: never against the rep
 * @param extended how often the window was extended
 */
public record ObjectiveProgress(String kind, int calls, int onPercent, int met, int missed, int silent, int extended) {

	/** Calls that give evidence. */
	public int getEvidenced() {
		return this.met + this.missed;
	}

	/**
	 * How many calls must show the skill; of those that came, when only time was agreed.
	 */
	public int getNeeded() {
		int of = (this.calls > 0) ? this.calls : getEvidenced();
		return (int) Math.ceil(of * this.onPercent / 100.0);
	}

	/** How many calls may miss before the objective can no longer be met. */
	public int getSpare() {
		int of = (this.calls > 0) ? this.calls : getEvidenced();
		return of - getNeeded();
	}

	/**
	 * The same, with so many more calls met, and missed fewer; negative the other way.
	 */
	ObjectiveProgress judgedOtherwise(int more) {
		return new ObjectiveProgress(this.kind, this.calls, this.onPercent, this.met + more, this.missed - more,
				this.silent, this.extended);
	}

}
