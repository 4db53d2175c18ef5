package io.callcraft.policies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.callcraft.people.Rep;
import io.callcraft.program.Consequence;
import org.jspecify.annotations.Nullable;

/**
 * Compares what follows from a rep's calls under two releases: the first, second, … time
 * that the same thing comes about under each belong together.
 *
 * @param changes what differs, by time
 * @param counts how often each kind comes about; of points, how many are earned
 * @param months what calls earn, month by month
 */
record BacktestComparison(List<Backtest.Change> changes, Map<Consequence.Kind, int[]> counts,
		List<BacktestCost.Month> months) {

	static BacktestComparison of(Rep rep, List<Consequence> before, List<Consequence> after) {
		Map<String, List<Consequence>> was = byThing(before);
		Map<String, List<Consequence>> becomes = byThing(after);
		List<Backtest.Change> changes = new ArrayList<>();
		was.forEach(
				(thing, consequences) -> compare(rep, consequences, becomes.getOrDefault(thing, List.of()), changes));
		becomes.forEach((thing, consequences) -> {
			if (!was.containsKey(thing)) {
				compare(rep, List.of(), consequences, changes);
			}
		});
		changes.sort(Comparator.comparing(Backtest.Change::at)
			.thenComparing(Backtest.Change::kind)
			.thenComparing(Backtest.Change::about));
		Map<Consequence.Kind, int[]> counts = new EnumMap<>(Consequence.Kind.class);
		before.forEach((consequence) -> counts.computeIfAbsent(consequence.kind(), (kind) -> new int[2])[0]++);
		after.forEach((consequence) -> counts.computeIfAbsent(consequence.kind(), (kind) -> new int[2])[1]++);
		return new BacktestComparison(changes, counts, List.of());
	}

	/** The same with what the calls earned. */
	BacktestComparison with(List<BacktestCost.Month> months) {
		BacktestCost.Sum all = months.stream()
			.map(BacktestCost.Month::sum)
			.reduce(BacktestCost.Sum.NONE, BacktestCost.Sum::plus);
		Map<Consequence.Kind, int[]> counts = new EnumMap<>(Consequence.Kind.class);
		counts.putAll(this.counts);
		counts.put(Consequence.Kind.POINTS, new int[] { (int) all.before(), (int) all.after() });
		return new BacktestComparison(this.changes, counts, months);
	}

	private static Map<String, List<Consequence>> byThing(List<Consequence> consequences) {
		Map<String, List<Consequence>> things = new TreeMap<>();
		consequences.forEach((consequence) -> things
			.computeIfAbsent(consequence.kind() + " " + consequence.about(), (thing) -> new ArrayList<>())
			.add(consequence));
		return things;
	}

	private static void compare(Rep rep, List<Consequence> before, List<Consequence> after,
			List<Backtest.Change> changes) {
		for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
			Consequence was = (i < before.size()) ? before.get(i) : null;
			Consequence becomes = (i < after.size()) ? after.get(i) : null;
			if (was == null || becomes == null || !was.at().equals(becomes.at())) {
				changes.add(change(rep, was, becomes));
			}
		}
	}

	private static Backtest.Change change(Rep rep, @Nullable Consequence was, @Nullable Consequence becomes) {
		Consequence shown = (becomes != null) ? becomes : Objects.requireNonNull(was);
		return new Backtest.Change(rep.id(), rep.team(), shown.kind(), shown.about(), at(was), at(becomes),
				shown.reason(), shown.rules(), shown.calls().stream().map(Object::toString).toList());
	}

	private static @Nullable Instant at(@Nullable Consequence consequence) {
		return (consequence != null) ? consequence.at() : null;
	}

}
