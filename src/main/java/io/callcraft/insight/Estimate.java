package io.callcraft.insight;

import io.callcraft.shared.Rate;
import io.callcraft.standing.Art;

/**
 * A figure with the interval in which it truly lies.
 *
 * @param value as measured
 * @param lower95 lower end of the 95 % interval
 * @param upper95 upper end of the 95 % interval
 */
public record Estimate(double value, double lower95, double upper95) {

	static Estimate of(Rate rate) {
		return new Estimate(rate.getValue(), rate.getLower95(), rate.getUpper95());
	}

	static Estimate of(Art art) {
		return new Estimate(art.value(), art.lower95(), art.upper95());
	}

	/** The same in another unit. */
	Estimate times(double factor) {
		double one = this.lower95 * factor;
		double other = this.upper95 * factor;
		return new Estimate(this.value * factor, Math.min(one, other), Math.max(one, other));
	}

	/** Whether all of the interval lies above something. */
	public boolean isAbove(double other) {
		return this.lower95 > other;
	}

	/** Whether all of the interval lies below something. */
	public boolean isBelow(double other) {
		return this.upper95 < other;
	}

}
