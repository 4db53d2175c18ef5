package io.callcraft.insight;

import java.util.Collection;

import io.callcraft.shared.Rate;

/**
 * What rates of many are worth once chance is taken out: each is drawn towards the mean
 * of all, the more the fewer calls it rests on. Empirical Bayes by C. N. Morris,
 * "Parametric empirical Bayes inference", JASA 78 (1983), which for equally many calls is
 * the estimator of James and Stein as B. Efron and C. Morris use it (Scientific American
 * 236, May 1977).
 * <p>
 * How much true rates differ is where they are spread by as much as is to be expected (R.
 * C. Paule and J. Mandel, J. Res. Natl. Bur. Stand. 87, 1982). The spread falls ever less
 * steeply, so that Newton's steps from nothing come closer from one side and never go
 * past (R. DerSimonian and R. Kacker, Contemp. Clin. Trials 28, 2007).
 *
 * @param rates how many rates it rests on
 * @param mean the mean of all, weighted by how sure each is, 0 to 1
 * @param between how much true rates differ, as a variance
 */
record Shrinkage(int rates, double mean, double between) {

	/** With fewer rates nothing can be learned about how they differ. */
	private static final int FEWEST = 4;

	/** A handful of steps is enough; rounding must not make them go on for ever. */
	private static final int STEPS = 60;

	/** Learns from rates of which something is observed. */
	static Shrinkage of(Collection<Rate> rates) {
		Observed observed = Observed.of(rates);
		double between = 0;
		for (int i = 0; i < STEPS; i++) {
			double closer = observed.closer(between);
			if (!(closer > between)) {
				break;
			}
			between = closer;
		}
		return new Shrinkage(rates.size(), observed.mean(between), between);
	}

	/** What a rate is worth. */
	double of(Rate rate) {
		if (this.rates < FEWEST || rate.observed() == 0) {
			return (rate.observed() == 0) ? this.mean : rate.getValue();
		}
		double byChance = this.mean * (1 - this.mean) / rate.observed();
		double share = (byChance == 0) ? 0
				: (this.rates - 3.0) / (this.rates - 1.0) * byChance / (this.between + byChance);
		return rate.getValue() - share * (rate.getValue() - this.mean);
	}

	/**
	 * Rates as they were counted.
	 *
	 * @param values each as a share
	 * @param chances by how much each differs from the truth by chance, as a variance
	 */
	private record Observed(double[] values, double[] chances) {

		static Observed of(Collection<Rate> rates) {
			long met = 0;
			long observed = 0;
			for (Rate rate : rates) {
				met += rate.met();
				observed += rate.observed();
			}
			double pooled = (observed == 0) ? 0 : (double) met / observed;
			double[] values = new double[rates.size()];
			double[] chances = new double[rates.size()];
			int at = 0;
			for (Rate rate : rates) {
				values[at] = rate.getValue();
				chances[at++] = (rate.observed() == 0) ? Double.POSITIVE_INFINITY
						: pooled * (1 - pooled) / rate.observed();
			}
			return new Observed(values, chances);
		}

		double mean(double between) {
			double sum = 0;
			double weights = 0;
			for (int i = 0; i < this.values.length; i++) {
				double weight = weight(i, between);
				sum += weight * this.values[i];
				weights += weight;
			}
			return (weights == 0) ? 0 : sum / weights;
		}

		/**
		 * One step of Newton; no more than before where the spread is no longer too
		 * great.
		 */
		double closer(double between) {
			double mean = mean(between);
			double spread = 0;
			double slope = 0;
			for (int i = 0; i < this.values.length; i++) {
				double weight = weight(i, between);
				double part = weight * (this.values[i] - mean) * (this.values[i] - mean);
				spread += part;
				slope += weight * part;
			}
			return (slope == 0) ? between : between + (spread - (this.values.length - 1)) / slope;
		}

		private double weight(int at, double between) {
			double variance = between + this.chances[at];
			return (variance == 0) ? 0 : 1 / variance;
		}

	}

}
