package io.callcraft.standing;

/**
 * The first score: which share of the milestones that could be met customers met. What
 * happens on one call hangs together, so that calls, not milestones, are what chance
 * draws: the interval is Wilson's with the effective sample size (E. L. Korn and B. I.
 * Graubard, Survey Methodology 24, 1998), from the variance of a ratio over clusters (W.
 * G. Cochran, Sampling Techniques, 3rd edition, 1977, section 6.4).
 *
 * @param calls assessed calls that nobody picked
 * @param met milestones met on them
 * @param observed milestones met or missed on them
 * @param lower95 lower end of the interval, 0 to 1; 0 without calls
 * @param upper95 upper end of the interval, 0 to 1; 1 without calls
 */
public record Art(int calls, long met, long observed, double lower95, double upper95) {

	private static final double Z = 1.959963984540054;

	/**
	 * @param squares squares of the milestones met on a call, in all
	 * @param products milestones met on a call times those observed, in all
	 * @param observedSquares squares of the milestones observed on a call, in all
	 */
	static Art of(int calls, long met, long observed, long squares, long products, long observedSquares) {
		if (observed == 0) {
			return new Art(calls, 0, 0, 0, 1);
		}
		double share = (double) met / observed;
		double between = squares - 2 * share * products + share * share * observedSquares;
		double variance = (calls < 2) ? 0 : between * calls / (calls - 1.0) / observed / observed;
		// no fewer than the calls, since no milestone says less than nothing; no more
		// than
		// all milestones
		double n = (variance > 0) ? Math.min(observed, Math.max(calls, share * (1 - share) / variance)) : calls;
		double centre = share + Z * Z / (2 * n);
		double margin = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
		double scale = 1 + Z * Z / n;
		return new Art(calls, met, observed, Math.max(0, (centre - margin) / scale),
				Math.min(1, (centre + margin) / scale));
	}

	/** The share, 0 to 1; 0 when nothing was observed. */
	public double value() {
		return (this.observed == 0) ? 0 : (double) this.met / this.observed;
	}

}
