package io.callcraft.shared;

/**
 * How often something happened among the calls on which it could, with the 95 % interval
 * of Wilson's score (E. B. Wilson, JASA 22, 1927). Rules that put somebody at a
 * disadvantage read the bound that favours them (B1).
 *
 * @param met calls on which it happened, 0 or more
 * @param observed calls on which it could have happened, {@code met} or more
 */
public record Rate(int met, int observed) {

	/** Nothing observed yet: value 0, interval from 0 to 1. */
	public static final Rate NONE = new Rate(0, 0);

	private static final double Z = 1.959963984540054;

	public Rate {
		if (met < 0 || observed < met) {
			throw new InvalidInput("met", met + " of " + observed + " is no rate");
		}
	}

	/** The share met, 0 to 1; 0 when nothing was observed. */
	public double getValue() {
		return (this.observed == 0) ? 0 : (double) this.met / this.observed;
	}

	/** The lower end of the interval, 0 to 1. */
	public double getLower95() {
		return bound(-1);
	}

	/** The upper end of the interval, 0 to 1. */
	public double getUpper95() {
		return bound(+1);
	}

	/** This rate with one more observation. */
	public Rate plus(boolean met) {
		return new Rate(this.met + (met ? 1 : 0), this.observed + 1);
	}

	private double bound(int side) {
		// at the ends of the scale the bound is exact; the formula would miss it by
		// rounding
		if (this.observed == 0 || (side < 0 && this.met == 0) || (side > 0 && this.met == this.observed)) {
			return (side < 0) ? 0 : 1;
		}
		double n = this.observed;
		double p = getValue();
		double centre = p + Z * Z / (2 * n);
		double margin = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
		double bound = (centre + side * margin) / (1 + Z * Z / n);
		return Math.min(1, Math.max(0, bound));
	}

}
