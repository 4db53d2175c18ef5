package io.callcraft.standing;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

import io.callcraft.shared.Milestone;

/**
 * What a center expects at each milestone, as shares from 0 to 1.
 *
 * @param of the expectation of each milestone; all seven are there
 */
public record Targets(Map<Milestone, Expectation> of) {

	public Targets {
		of = new EnumMap<>(of);
	}

	/**
	 * Reads the expectations from thresholds named {@code lead.target},
	 * {@code lead.limit} and {@code lead.alternative}, in percent, for every milestone.
	 */
	public static Targets from(ToDoubleFunction<String> threshold) {
		Map<Milestone, Expectation> of = new EnumMap<>(Milestone.class);
		for (Milestone milestone : Milestone.values()) {
			of.put(milestone,
					new Expectation(threshold.applyAsDouble(milestone.key() + ".target") / 100,
							threshold.applyAsDouble(milestone.key() + ".limit") / 100,
							threshold.applyAsDouble(milestone.key() + ".alternative") / 100));
		}
		return new Targets(of);
	}

	Expectation at(Milestone milestone) {
		return Objects.requireNonNull(this.of.get(milestone));
	}

	/**
	 * What is expected at one milestone.
	 *
	 * @param target the share that a rep who does the job reaches
	 * @param limit the share below which the program begins
	 * @param alternative the share that the sequential test tells apart from the target
	 */
	public record Expectation(double target, double limit, double alternative) {

		/** What a met milestone adds to the log-likelihood ratio (Wald, 1945). */
		double ifMet() {
			return Math.log(this.alternative / this.target);
		}

		/** What a missed milestone adds to the log-likelihood ratio. */
		double ifMissed() {
			return Math.log((1 - this.alternative) / (1 - this.target));
		}

	}

}
