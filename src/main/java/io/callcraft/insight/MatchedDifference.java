package io.callcraft.insight;

import java.util.Collection;
import java.util.Optional;

import io.callcraft.shared.InvalidInput;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * By how much the share of a group differs from that of all others at the same facts: the
 * difference of Mantel and Haenszel over strata of equal facts, with the interval of B.
 * Klingenberg, "A new and improved confidence interval for the Mantel–Haenszel risk
 * difference", Statistics in Medicine 33 (2014), which turns the variance of T. Sato
 * (Biometrics 45, 1989) into a score interval. It stays right with many small strata as
 * with few large ones.
 *
 * @param value the difference, −1 to 1; above zero where the group has more
 * @param standardError of the value, by Sato
 * @param lower end of the interval
 * @param upper end of the interval
 */
record MatchedDifference(double value, double standardError, double lower, double upper) {

	/**
	 * One stratum: the same facts.
	 *
	 * @param reached cases of the group that came so far
	 * @param group cases of the group
	 * @param othersReached cases of all others that came so far
	 * @param others cases of all others
	 */
	record Stratum(int reached, int group, int othersReached, int others) {

		Stratum {
			if (reached < 0 || reached > group || othersReached < 0 || othersReached > others) {
				throw new InvalidInput("reached", reached + " of " + group + " and " + othersReached + " of " + others
						+ " are no shares of a stratum");
			}
		}

	}

	/**
	 * The difference over all strata that have cases of both sides.
	 * @param confidence of the interval, such as 0.95
	 * @return empty when no stratum has cases of both sides
	 */
	static Optional<MatchedDifference> of(Collection<Stratum> strata, double confidence) {
		double weight = 0;
		double sum = 0;
		double slope = 0;
		double level = 0;
		for (Stratum at : strata) {
			double n = at.group();
			double m = at.others();
			double all = n + m;
			if (n == 0 || m == 0) {
				continue;
			}
			double x = at.reached();
			double y = at.othersReached();
			weight += n * m / all;
			sum += (x * m - y * n) / all;
			slope += (n * n * y - m * m * x + n * m * (m - n) / 2) / (all * all);
			level += (x * (m - y) + y * (n - x)) / (2 * all);
		}
		return (weight == 0) ? Optional.empty()
				: Optional.of(of(sum / weight, slope / (weight * weight), level / (weight * weight), confidence));
	}

	/** The variance at a difference δ is {@code δ·slope + level}. */
	private static MatchedDifference of(double value, double slope, double level, double confidence) {
		double z = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + confidence) / 2);
		double middle = value + z * z * slope / 2;
		double margin = Math.sqrt(Math.max(0, middle * middle - value * value + z * z * level));
		return new MatchedDifference(value, Math.sqrt(Math.max(0, value * slope + level)),
				Math.max(-1, middle - margin), Math.min(1, middle + margin));
	}

	/** Whether the interval leaves no room for "no difference". */
	boolean excludesZero() {
		return this.lower > 0 || this.upper < 0;
	}

}
