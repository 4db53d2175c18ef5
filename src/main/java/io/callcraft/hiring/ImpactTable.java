package io.callcraft.hiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Whether candidates of one group get an offer as often as those of another: the
 * four-fifths rule (29 CFR 1607.4 D) and Fisher's exact test of each group against the
 * one that gets offers most often.
 *
 * @param dimension what the groups are of, such as {@code AGE}
 * @param rows one for each group, by name
 */
public record ImpactTable(String dimension, List<Row> rows) {

	/** Groups of fewer are not shown: figures about so few tell of persons. */
	static final int FEWEST = 5;

	private static final double FOUR_FIFTHS = 0.8;

	private static final double ALPHA = 0.05;

	public ImpactTable {
		rows = List.copyOf(rows);
	}

	static ImpactTable of(String dimension, Map<String, Counted> groups) {
		Counted best = groups.values()
			.stream()
			.filter((group) -> group.decided() >= FEWEST)
			.reduce((one, other) -> (other.rate() > one.rate()) ? other : one)
			.orElse(null);
		List<Row> rows = new ArrayList<>();
		groups.forEach((name, group) -> rows.add(row(name, group, best)));
		return new ImpactTable(dimension, rows);
	}

	private static Row row(String name, Counted group, @Nullable Counted best) {
		if (group.decided() < FEWEST || best == null) {
			return new Row(name, null, null);
		}
		double ratio = (best.rate() > 0) ? group.rate() / best.rate() : 1;
		return new Row(name, group, new Comparison(ratio, fisher(group, best)));
	}

	/**
	 * The two-sided p value of Fisher's exact test: how likely a table at least as
	 * unlikely is where the groups do not differ (R. A. Fisher, J. R. Stat. Soc. 98,
	 * 1935).
	 */
	static double fisher(Counted one, Counted other) {
		HypergeometricDistribution tables = HypergeometricDistribution.of(one.decided() + other.decided(),
				one.offered() + other.offered(), one.decided());
		// equally likely tables may differ in their last digits
		double seen = tables.probability(one.offered()) * (1 + 1e-7);
		double p = 0;
		for (int offered = tables.getSupportLowerBound(); offered <= tables.getSupportUpperBound(); offered++) {
			double probability = tables.probability(offered);
			p += (probability <= seen) ? probability : 0;
		}
		return Math.min(1, p);
	}

	/**
	 * How it went for the candidates of a group.
	 *
	 * @param decided how many a person has decided on
	 * @param offered how many of them got an offer
	 */
	public record Counted(int decided, int offered) {

		Counted and(Counted other) {
			return new Counted(this.decided + other.decided, this.offered + other.offered);
		}

		/** The share that got an offer, 0 to 1. */
		public double rate() {
			return (double) this.offered / this.decided;
		}

	}

	/**
	 * A group against the one that gets offers most often.
	 *
	 * @param ratio of their rates, 0 to 1
	 * @param p of Fisher's exact test, two-sided
	 */
	public record Comparison(double ratio, double p) {

		/** Whether it gets offers less than four fifths as often. */
		public boolean isUnderFourFifths() {
			return this.ratio < FOUR_FIFTHS;
		}

		/** Whether chance alone hardly explains that. */
		public boolean isHardlyChance() {
			return this.p < ALPHA;
		}

	}

	/**
	 * One group.
	 *
	 * @param counted how it went; absent where there are too few to show
	 * @param comparison against the best; absent where there are too few
	 */
	public record Row(String group, @Nullable Counted counted, @Nullable Comparison comparison) {
	}

}
