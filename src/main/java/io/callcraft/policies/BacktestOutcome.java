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
 */
public record BacktestOutcome(long backtest, long calls, boolean current, List<RepId> entering, List<RepId> spared,
		List<RepId> otherwise, List<String> fallingBehind) {

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
		return parts;
	}

	private static List<String> ids(List<RepId> reps) {
		return reps.stream().map(RepId::value).toList();
	}

}
