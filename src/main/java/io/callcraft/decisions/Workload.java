package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many combinations of facts the rules of a decision have to compare at most. A rule
 * with several patterns over many facts could be busy for hours before it fires for the
 * first time, and nothing could stop it then: so it is not begun.
 */
final class Workload {

	/** Compared within a fraction of a second. */
	private static final long COMBINATIONS = 10_000_000;

	private final Map<String, Integer> types = new HashMap<>();

	private final List<String> rules = new ArrayList<>();

	private final List<int[]> patterns = new ArrayList<>();

	/**
	 * Notes a rule.
	 * @param factTypes simple name of the type of each of its patterns
	 */
	void add(String rule, List<String> factTypes) {
		this.rules.add(rule);
		this.patterns.add(factTypes.stream()
			.mapToInt((type) -> this.types.computeIfAbsent(type, (any) -> this.types.size()))
			.toArray());
	}

	/** A count of facts by type, for one desk. */
	Count newCount() {
		return new Count();
	}

	/** Counts the facts of one question. Not for several threads. */
	final class Count {

		private final Map<Class<?>, Integer> known = new HashMap<>();

		private final int[] facts = new int[Workload.this.types.size()];

		private int total;

		private int checkedAt;

		void reset() {
			Arrays.fill(this.facts, 0);
			this.total = 0;
			this.checkedAt = 0;
		}

		void add(Object fact) {
			Integer index = this.known.get(fact.getClass());
			if (index == null) {
				index = Workload.this.types.getOrDefault(fact.getClass().getSimpleName(), -1);
				this.known.put(fact.getClass(), index);
			}
			if (index >= 0) {
				this.facts[index]++;
				this.total++;
			}
		}

		/** Whether a fact that a rule inserted calls for another look. */
		boolean hasGrown() {
			return this.total > this.checkedAt + this.checkedAt / 4 + 8;
		}

		/**
		 * Says whether the facts are few enough for every rule.
		 * @throws RunawayRule naming the rule that would compare too many
		 */
		void check() {
			this.checkedAt = this.total;
			for (int rule = 0; rule < Workload.this.patterns.size(); rule++) {
				long combinations = 1;
				for (int type : Workload.this.patterns.get(rule)) {
					combinations *= Math.max(1, this.facts[type]);
					if (combinations > COMBINATIONS) {
						throw new RunawayRule(
								"Rule \"" + Workload.this.rules.get(rule) + "\" would have to compare more than "
										+ COMBINATIONS + " combinations of these facts, so nothing was decided");
					}
				}
			}
		}

	}

}
