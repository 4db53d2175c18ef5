package io.callcraft.escalation;

/**
 * What people say of an objective's calls, beside what the calls show. It is said, not
 * counted: no rule reads it.
 *
 * @param selfReported of how many calls the rep says "I did it"
 * @param seen on how many calls those who lead the rep saw it
 */
public record TapCount(int selfReported, int seen) {

	/** Whether anybody has said anything. */
	public boolean isEmpty() {
		return this.selfReported == 0 && this.seen == 0;
	}

}
