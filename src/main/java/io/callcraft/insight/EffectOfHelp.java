package io.callcraft.insight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.callcraft.shared.Rate;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * By how much a rate rose after help beyond what it would have risen by without (R33).
 * <p>
 * Whoever is helped had a bad month, and part of that was bad luck, which passes by
 * itself: regression to the mean. So a month before is not compared as it was, but as
 * what it was worth ({@link Shrinkage}), and each who was helped is compared with those
 * alone who were not, of the same milestone and month and worth about as much before: a
 * least-squares fit with a level of its own for each such cell. The interval leaves out
 * one rep after the other, since months of one rep hang together (the cluster jackknife
 * CV3, J. G. MacKinnon, M. Ø. Nielsen and M. D. Webb, J. Appl. Econometrics 38, 2023),
 * and is Student's with as many degrees of freedom as reps were helped, less one.
 *
 * @param helped how many months of reps with help it rests on
 * @param reps of how many reps
 * @param compared how many months of reps without help they are compared with
 * @param before what the rate was worth before help, 0 to 1
 * @param raised by how much it rose beyond that of the others, with its interval
 * @param unguarded by how much it rose as it was counted: what somebody would report who
 * forgets the mean and the others
 */
record EffectOfHelp(int helped, int reps, int compared, double before, Estimate raised, double unguarded) {

	/** Rates that are worth about the same lie in one such part of the scale. */
	private static final double WIDTH = 0.05;

	private static final int FEWEST_REPS = 3;

	/**
	 * Estimates it.
	 * @return empty where fewer than three reps who were helped have somebody to be
	 * compared with
	 */
	static Optional<EffectOfHelp> of(List<Case> cases) {
		Map<String, List<Placed>> byRep = new HashMap<>();
		List<Placed> helped = new ArrayList<>();
		int compared = 0;
		double weight = 0;
		double sum = 0;
		for (Cell cell : cells(cases)) {
			weight += cell.all.weight();
			sum += cell.all.weighted();
			cell.placed.forEach((one) -> byRep.computeIfAbsent(one.of().rep(), (key) -> new ArrayList<>()).add(one));
			cell.placed.stream().filter((one) -> one.of().helped()).forEach(helped::add);
			compared += cell.all.others;
		}
		int reps = (int) helped.stream().map((one) -> one.of().rep()).distinct().count();
		if (reps < FEWEST_REPS) {
			return Optional.empty();
		}
		double value = sum / weight;
		double spread = 0;
		for (List<Placed> of : byRep.values()) {
			double without = without(of, weight, sum);
			spread += Double.isNaN(without) ? 0 : (without - value) * (without - value);
		}
		double error = Math.sqrt(spread * (byRep.size() - 1) / byRep.size());
		double margin = TDistribution.of(reps - 1).inverseSurvivalProbability(0.025) * error;
		return Optional.of(new EffectOfHelp(helped.size(), reps, compared,
				helped.stream().mapToDouble(Placed::worth).average().orElseThrow(),
				new Estimate(value, value - margin, value + margin),
				helped.stream()
					.mapToDouble((one) -> one.of().after().getValue() - one.of().before().getValue())
					.average()
					.orElseThrow()));
	}

	/**
	 * By how much it rose in parts of what it was before: 0.2 is a fifth more.
	 * @return null where it was worth nothing before
	 */
	@Nullable Estimate relative() {
		return (this.before > 0) ? this.raised.times(1 / this.before) : null;
	}

	/** Those cells in which there are both, who were helped and who were not. */
	private static List<Cell> cells(List<Case> cases) {
		Map<String, List<Case>> strata = new LinkedHashMap<>();
		cases.forEach((one) -> strata.computeIfAbsent(one.stratum(), (key) -> new ArrayList<>()).add(one));
		List<Cell> cells = new ArrayList<>();
		for (List<Case> all : strata.values()) {
			if (all.stream().anyMatch(Case::helped)) {
				Shrinkage shrinkage = Shrinkage.of(all.stream().map(Case::before).toList());
				Map<Integer, Cell> byWorth = new TreeMap<>();
				for (Case one : all) {
					double worth = shrinkage.of(one.before());
					byWorth.computeIfAbsent((int) Math.floor(worth / WIDTH), (key) -> new Cell()).add(one, worth);
				}
				byWorth.values().stream().filter((cell) -> cell.all.weight() > 0).forEach(cells::add);
			}
		}
		return cells;
	}

	/** The estimate without one rep. */
	private static double without(List<Placed> rep, double weight, double sum) {
		rep.forEach((one) -> one.cell().out.add(one));
		double left = weight;
		double of = sum;
		for (Placed one : rep) {
			Cell cell = one.cell();
			if (!cell.out.isEmpty()) {
				Sums rest = cell.all.less(cell.out);
				left += rest.weight() - cell.all.weight();
				of += rest.weighted() - cell.all.weighted();
				cell.out = new Sums();
			}
		}
		return (left <= 1e-9) ? Double.NaN : of / left;
	}

	/**
	 * One rep at one milestone around one month.
	 *
	 * @param rep who
	 * @param stratum milestone and month: only within it is anybody compared
	 * @param before the month before
	 * @param after the month after
	 * @param helped whether there was help in between
	 */
	record Case(String rep, String stratum, Rate before, Rate after, boolean helped) {
	}

	/**
	 * Where a case is compared.
	 *
	 * @param cell those with whom
	 * @param worth what the rate before is worth
	 * @param rise by how much the rate after is above that
	 */
	private record Placed(Case of, Cell cell, double worth, double rise) {
	}

	/** Cases that are compared with each other. */
	private static final class Cell {

		private final List<Placed> placed = new ArrayList<>();

		private final Sums all = new Sums();

		/** Of the rep who is left out at the time. */
		private Sums out = new Sums();

		void add(Case one, double worth) {
			Placed at = new Placed(one, this, worth, one.after().getValue() - worth);
			this.placed.add(at);
			this.all.add(at);
		}

	}

	/** What cases of a cell add up to. */
	private static final class Sums {

		private int helped;

		private double helpedRise;

		private int others;

		private double othersRise;

		void add(Placed one) {
			if (one.of().helped()) {
				this.helped++;
				this.helpedRise += one.rise();
			}
			else {
				this.others++;
				this.othersRise += one.rise();
			}
		}

		Sums less(Sums some) {
			Sums rest = new Sums();
			rest.helped = this.helped - some.helped;
			rest.helpedRise = this.helpedRise - some.helpedRise;
			rest.others = this.others - some.others;
			rest.othersRise = this.othersRise - some.othersRise;
			return rest;
		}

		boolean isEmpty() {
			return this.helped + this.others == 0;
		}

		/** How much it says: nothing without both. */
		double weight() {
			return (this.helped == 0 || this.others == 0) ? 0
					: (double) this.helped * this.others / (this.helped + this.others);
		}

		double weighted() {
			return (weight() == 0) ? 0 : weight() * (this.helpedRise / this.helped - this.othersRise / this.others);
		}

	}

}
