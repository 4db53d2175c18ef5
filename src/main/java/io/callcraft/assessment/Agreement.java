package io.callcraft.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Kappa of evaluators who judged the same calls. What each chose on each call comes as
 * one array a call, one number an evaluator, from 0 to below the number of categories.
 * <p>
 * Intervals are those of the jackknife over calls, which suits kappa (J. L. Fleiss and M.
 * Davies, Am. J. Epidemiol. 115, 1982). Kappa is not defined, and absent, where everybody
 * chose one and the same category throughout.
 */
public final class Agreement {

	private static final double Z = 1.959963984540054;

	private Agreement() {
	}

	/**
	 * Of two evaluators (J. Cohen, Educ. Psychol. Meas. 20, 1960).
	 * @param calls what was judged: by evaluator, the number of the category chosen
	 * @param one the first evaluator's place
	 * @param other the second's
	 * @param categories how many there are
	 * @return empty where it is not defined
	 */
	public static Optional<Kappa> cohen(List<int[]> calls, int one, int other, int categories) {
		return estimate(calls, (some) -> cohen(pairs(some, one, new int[] { other }), categories));
	}

	/**
	 * Of one evaluator with each of the others, their pairs put together in one table.
	 */
	static Optional<Kappa> against(List<int[]> calls, int one, int categories) {
		int[] others = new int[calls.isEmpty() ? 0 : calls.get(0).length - 1];
		for (int i = 0; i < others.length; i++) {
			others[i] = (i < one) ? i : i + 1;
		}
		return estimate(calls, (some) -> cohen(pairs(some, one, others), categories));
	}

	/**
	 * Of all evaluators together, two or more (J. L. Fleiss, Psychol. Bull. 76, 1971).
	 */
	static Optional<Kappa> fleiss(List<int[]> calls, int categories) {
		return estimate(calls, (some) -> fleiss(counts(some, categories)));
	}

	/**
	 * Fleiss' kappa of how often each category was chosen on each call.
	 * @return NaN where it is not defined
	 */
	static double fleiss(int[][] counts) {
		int calls = counts.length;
		int raters = sum(counts[0]);
		double[] share = new double[counts[0].length];
		double agreed = 0;
		for (int[] call : counts) {
			double pairs = 0;
			for (int category = 0; category < call.length; category++) {
				share[category] += (double) call[category] / (calls * raters);
				pairs += call[category] * (call[category] - 1.0);
			}
			agreed += pairs / (raters * (raters - 1.0)) / calls;
		}
		double byChance = 0;
		for (double each : share) {
			byChance += each * each;
		}
		return beyondChance(agreed, byChance);
	}

	/**
	 * Cohen's kappa of pairs of choices.
	 * @return NaN where it is not defined
	 */
	static double cohen(List<int[]> pairs, int categories) {
		double[] one = new double[categories];
		double[] other = new double[categories];
		double agreed = 0;
		for (int[] pair : pairs) {
			one[pair[0]] += 1.0 / pairs.size();
			other[pair[1]] += 1.0 / pairs.size();
			agreed += (pair[0] == pair[1]) ? 1.0 / pairs.size() : 0;
		}
		double byChance = 0;
		for (int category = 0; category < categories; category++) {
			byChance += one[category] * other[category];
		}
		return beyondChance(agreed, byChance);
	}

	private static double beyondChance(double agreed, double byChance) {
		return (byChance > 1 - 1e-9) ? Double.NaN : (agreed - byChance) / (1 - byChance);
	}

	private static Optional<Kappa> estimate(List<int[]> calls, ToDoubleFunction<List<int[]>> statistic) {
		if (calls.isEmpty()) {
			return Optional.empty();
		}
		double value = statistic.applyAsDouble(calls);
		if (Double.isNaN(value)) {
			return Optional.empty();
		}
		double margin = Z * jackknife(calls, statistic);
		// where leaving one call out leaves nothing to compute, nothing is known
		return Optional.of(Double.isNaN(margin) ? new Kappa(value, -1, 1)
				: new Kappa(value, Math.max(-1, value - margin), Math.min(1, value + margin)));
	}

	/** The standard error by leaving out one call after the other. */
	private static double jackknife(List<int[]> calls, ToDoubleFunction<List<int[]>> statistic) {
		int n = calls.size();
		if (n < 2) {
			return Double.NaN;
		}
		double sum = 0;
		double squares = 0;
		for (int left = 0; left < n; left++) {
			List<int[]> others = new ArrayList<>(calls);
			others.remove(left);
			double value = statistic.applyAsDouble(others);
			sum += value;
			squares += value * value;
		}
		return Math.sqrt(Math.max(0, (n - 1.0) / n * (squares - sum * sum / n)));
	}

	private static List<int[]> pairs(List<int[]> calls, int one, int[] others) {
		List<int[]> pairs = new ArrayList<>(calls.size() * others.length);
		for (int[] call : calls) {
			for (int other : others) {
				pairs.add(new int[] { call[one], call[other] });
			}
		}
		return pairs;
	}

	private static int[][] counts(List<int[]> calls, int categories) {
		int[][] counts = new int[calls.size()][categories];
		for (int call = 0; call < counts.length; call++) {
			for (int category : calls.get(call)) {
				counts[call][category]++;
			}
		}
		return counts;
	}

	private static int sum(int[] counts) {
		int sum = 0;
		for (int count : counts) {
			sum += count;
		}
		return sum;
	}

}
