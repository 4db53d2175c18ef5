package io.callcraft.insight;

import java.util.Optional;

import io.callcraft.assessment.ChecklistSums;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How what was done goes together with what came of it, over calls.
 *
 * @param calls how many
 * @param slope by how much more came of it where all was done than where nothing was,
 * with Student's interval (least squares)
 * @param correlation Pearson's, −1 to 1, with the interval of R. A. Fisher (Metron 1,
 * 1921)
 */
record Association(long calls, Estimate slope, Estimate correlation) {

	private static final double Z = 1.959963984540054;

	private static final int FEWEST = 4;

	/**
	 * From sums.
	 * @return empty of fewer than four calls, or where either never varies
	 */
	static Optional<Association> of(ChecklistSums sums) {
		return of(sums.calls(), sums.x() / 1e3, sums.y() / 1e3, sums.xx() / 1e6, sums.yy() / 1e6, sums.xy() / 1e6);
	}

	static Optional<Association> of(long n, double x, double y, double xx, double yy, double xy) {
		double overX = xx - x * x / n;
		double overY = yy - y * y / n;
		double both = xy - x * y / n;
		if (n < FEWEST || overX < 1e-9 || overY < 1e-9) {
			return Optional.empty();
		}
		double slope = both / overX;
		double margin = TDistribution.of(n - 2.0).inverseSurvivalProbability(0.025)
				* Math.sqrt(Math.max(0, overY - slope * both) / (n - 2) / overX);
		// at the very ends Fisher's transformation has none
		double correlation = Math.max(-1 + 1e-12, Math.min(1 - 1e-12, both / Math.sqrt(overX * overY)));
		double transformed = Math.log((1 + correlation) / (1 - correlation)) / 2;
		double apart = Z / Math.sqrt(n - 3.0);
		return Optional.of(new Association(n, new Estimate(slope, slope - margin, slope + margin),
				new Estimate(correlation, Math.tanh(transformed - apart), Math.tanh(transformed + apart))));
	}

}
