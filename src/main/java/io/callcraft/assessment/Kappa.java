package io.callcraft.assessment;

/**
 * How far evaluators agree beyond chance: 1 is agreement throughout, 0 what chance alone
 * would bring. Where they agree on every call both ends of the interval are 1, which says
 * nothing of how sure that is: look at how many calls it rests on.
 *
 * @param value at most 1
 * @param lower95 lower end of its 95 % interval, −1 or more
 * @param upper95 upper end of its 95 % interval, 1 or less
 */
public record Kappa(double value, double lower95, double upper95) {

	/** Whether evaluators agree on every call; figures may miss 1 by rounding. */
	public boolean isThroughout() {
		return this.value > 1 - 1e-9;
	}

	/** Whether it is below a floor; what misses it by rounding alone is not. */
	public boolean isBelow(double floor) {
		return this.value < floor - 1e-9;
	}

	/** Whether it is surely below a floor, at the most favourable end of its interval. */
	public boolean isSurelyBelow(double floor) {
		return this.upper95 < floor;
	}

}
