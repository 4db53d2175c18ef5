package io.callcraft.insight;

import java.util.Collection;

import io.callcraft.shared.Rate;

/**
 * What rates of many are worth once chance is taken out: each is drawn towards the mean
 * of all, the more the fewer calls it rests on. Empirical Bayes by C. N. Morris,
 * "Parametric empirical Bayes inference", JASA 78 (1983), which for equally many calls is
 * the estimator of James and Stein as B. Efron and C. Morris use it (Scientific American
 * 236, May 1977).
 *
 * @param rates how many rates it rests on
 * @param mean the mean of all, weighted by how sure each is, 0 to 1
 * @param between how much true rates differ, as a variance
 */
record Shrinkage(int rates, double mean, double between) {

	/** With fewer rates nothing can be learned about how they differ. */
	private static final int FEWEST = 4;

	private static final int STEPS = 60;

	/** Learns from rates of which something is observed. */
	static Shrinkage of(Collection<Rate> rates) {
		long met = 0;
		long observed = 0;
		for (Rate rate : rates) {
			met += rate.met();
			observed += rate.observed();
		}
		double pooled = (observed == 0) ? 0 : (double) met / observed;
		double chance = pooled * (1 - pooled);
		// the variance between, at which rates differ by what is to be expected
		double low = 0;
		double high = 1;
		for (int i = 0; i < STEPS; i++) {
			double middle = (low + high) / 2;
			if (spread(rates, chance, middle) > rates.size() - 1) {
				low = middle;
			}
			else {
				high = middle;
			}
		}
		return new Shrinkage(rates.size(), mean(rates, chance, low), low);
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

	private static double mean(Collection<Rate> rates, double chance, double between) {
		double sum = 0;
		double weights = 0;
		for (Rate rate : rates) {
			double weight = weight(rate, chance, between);
			sum += weight * rate.getValue();
			weights += weight;
		}
		return (weights == 0) ? 0 : sum / weights;
	}

	private static double spread(Collection<Rate> rates, double chance, double between) {
		double mean = mean(rates, chance, between);
		double spread = 0;
		for (Rate rate : rates) {
			spread += weight(rate, chance, between) * (rate.getValue() - mean) * (rate.getValue() - mean);
		}
		return spread;
	}

	private static double weight(Rate rate, double chance, double between) {
		double variance = between + ((rate.observed() == 0) ? Double.POSITIVE_INFINITY : chance / rate.observed());
		return (variance == 0) ? 0 : 1 / variance;
	}

}
