package io.callcraft.diagnosis;

import io.callcraft.shared.Milestone;

/**
 * Between two rules: a milestone is missed so often that chance does not explain it.
 *
 * @param milestone which
 * @param missed calls of the last 90 days that missed it
 * @param percent the rate, in percent
 * @param targetPercent the target, in percent
 */
public record Shortfall(Milestone milestone, int missed, long percent, long targetPercent) {

	/** The figures in words, to end a reason with. */
	public String getFigures() {
		return this.percent + " % against a target of " + this.targetPercent + " %, " + this.missed + " calls missed";
	}

}
