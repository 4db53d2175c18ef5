package io.callcraft.insight;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What reps answered in a month, or in several.
 *
 * @param counts how often each score from 1 to 5 was given, by statement
 */
public record PulseMonth(Map<Statement, int[]> counts) {

	private static final int SCORES = 5;

	/** Nobody has answered. */
	static final PulseMonth NONE = new PulseMonth(Map.of());

	static PulseMonth of(Statement statement, int score, int answers) {
		int[] counts = new int[SCORES];
		counts[score - 1] = answers;
		return new PulseMonth(Map.of(statement, counts));
	}

	PulseMonth plus(PulseMonth other) {
		Map<Statement, int[]> sum = new EnumMap<>(Statement.class);
		for (Statement statement : Statement.values()) {
			int[] both = new int[SCORES];
			Arrays.setAll(both, (i) -> at(statement)[i] + other.at(statement)[i]);
			sum.put(statement, both);
		}
		return new PulseMonth(sum);
	}

	private int[] at(Statement statement) {
		return this.counts.getOrDefault(statement, new int[SCORES]);
	}

	/** How many have answered; everybody answers every statement. */
	public int people() {
		return Arrays.stream(at(Statement.values()[0])).sum();
	}

	/** The mean score of a statement, 1 to 5; 0 without answers. */
	public double mean(Statement statement) {
		int sum = 0;
		for (int score = 1; score <= SCORES; score++) {
			sum += score * at(statement)[score - 1];
		}
		return (people() == 0) ? 0 : (double) sum / people();
	}

	/**
	 * The mean of all statements with Student's interval, as if the answers of one person
	 * said the same three times: people are counted, not answers.
	 * @return empty of fewer than two people
	 */
	public Optional<Estimate> morale() {
		int people = people();
		if (people < 2) {
			return Optional.empty();
		}
		double mean = Arrays.stream(Statement.values()).mapToDouble(this::mean).average().orElseThrow();
		double squares = 0;
		for (Statement statement : Statement.values()) {
			for (int score = 1; score <= SCORES; score++) {
				squares += at(statement)[score - 1] * (score - mean) * (score - mean);
			}
		}
		double variance = squares / Statement.values().length / (people - 1);
		double margin = TDistribution.of(people - 1.0).inverseSurvivalProbability(0.025) * Math.sqrt(variance / people);
		return Optional.of(new Estimate(mean, Math.max(1, mean - margin), Math.min(SCORES, mean + margin)));
	}

	/** What reps are asked to agree or disagree with. */
	public enum Statement {

		EXPECTED("I know what is expected of me on a call."), HELPED("I get the help that I need to do it."),
		STAY("I would tell a friend to work here.");

		private final String sentence;

		Statement(String sentence) {
			this.sentence = sentence;
		}

		/** As it is asked. */
		public String sentence() {
			return this.sentence;
		}

		/** The name in the API. */
		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
