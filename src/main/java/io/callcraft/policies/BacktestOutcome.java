package io.callcraft.policies;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.RepId;

/**
 * What the last backtest of a draft found, in short: for whoever decides about it.
 *
 * @param backtest names it
 * @param calls on how many calls
 * @param current whether the draft still reads as it did then
 * @param entering reps who would enter the program, and did not
 * @param spared reps who would no longer enter
 * @param otherwise reps for whom something else would be different
 * @param fallingBehind groups whom the draft would set apart, such as {@code team north}
 * @param cost what rewards would have cost
 */
public record BacktestOutcome(long backtest, long calls, boolean current, List<RepId> entering, List<RepId> spared,
		List<RepId> otherwise, List<String> fallingBehind, BacktestCost cost) {

	/** Of how many reps it says by how much more or less they would have got. */
	private static final int MOST_SHARES = 10;

	public BacktestOutcome {
		entering = List.copyOf(entering);
		spared = List.copyOf(spared);
		otherwise = List.copyOf(otherwise);
		fallingBehind = List.copyOf(fallingBehind);
	}

	/**
	 * By the names of its parts, with ids for reps: for the task of the second person.
	 */
	public Map<String, Object> toMap() {
		Map<String, Object> parts = new LinkedHashMap<>();
		parts.put("backtest", this.backtest);
		parts.put("calls", this.calls);
		parts.put("current", this.current);
		parts.put("entering", ids(this.entering));
		parts.put("spared", ids(this.spared));
		parts.put("otherwise", ids(this.otherwise));
		parts.put("fallingBehind", this.fallingBehind);
		parts.put("cost", costs());
		return parts;
	}

	/** Points, and what they are worth in hundredths of the center's currency. */
	private Map<String, Object> costs() {
		Map<String, Object> costs = new LinkedHashMap<>(sum(this.cost.total()));
		costs.put("empty", this.cost.isEmpty());
		costs.put("pooled", sum(this.cost.pooled()));
		costs.put("gaining", this.cost.gaining());
		costs.put("losing", this.cost.losing());
		costs.put("months", this.cost.months().stream().map((month) -> {
			Map<String, Object> one = new LinkedHashMap<>();
			one.put("month", month.month());
			one.putAll(sum(month.sum()));
			return one;
		}).toList());
		costs.put("reps", this.cost.reps().stream().limit(MOST_SHARES).map((share) -> {
			Map<String, Object> one = new LinkedHashMap<>();
			one.put("rep", share.rep().value());
			one.putAll(sum(share.sum()));
			return one;
		}).toList());
		return costs;
	}

	private static Map<String, Object> sum(BacktestCost.Sum sum) {
		Map<String, Object> parts = new LinkedHashMap<>();
		parts.put("before", sum.before());
		parts.put("after", sum.after());
		parts.put("centsBefore", sum.centsBefore());
		parts.put("centsAfter", sum.centsAfter());
		parts.put("more", sum.more());
		return parts;
	}

	private static List<String> ids(List<RepId> reps) {
		return reps.stream().map(RepId::value).toList();
	}

}
