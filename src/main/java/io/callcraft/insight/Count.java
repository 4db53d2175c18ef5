package io.callcraft.insight;

import io.callcraft.shared.InvalidInput;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * A count of independent events with the exact 95 % interval of what was to be expected
 * (F. Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28, 1936).
 *
 * @param events how many there were, 0 or more
 */
record Count(int events) {

	private static final double TAIL = 0.025;

	Count {
		if (events < 0) {
			throw new InvalidInput("events", events + " is negative");
		}
	}

	double lower95() {
		return (this.events == 0) ? 0
				: ChiSquaredDistribution.of(2.0 * this.events).inverseCumulativeProbability(TAIL) / 2;
	}

	double upper95() {
		return ChiSquaredDistribution.of(2.0 * this.events + 2).inverseSurvivalProbability(TAIL) / 2;
	}

}
