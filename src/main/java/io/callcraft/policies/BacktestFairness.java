package io.callcraft.policies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import io.callcraft.program.Replayed;

/**
 * Whom a draft hits more than others: the share of each group that would enter the
 * program, before and after.
 */
public final class BacktestFairness {

	private static final int NEWCOMER_DAYS = 90;

	private static final int YEAR_DAYS = 365;

	private BacktestFairness() {
	}

	/**
	 * A rep, as far as this matters.
	 *
	 * @param before whether a case opens under what is live
	 * @param after whether one opens under the draft
	 */
	record Entrant(String team, int tenureDays, Replayed.Shift shift, boolean before, boolean after) {
	}

	/**
	 * A group of reps.
	 *
	 * @param by what the group shares: {@code team}, {@code tenure} or {@code shift}
	 * @param group which of them
	 * @param reps how many reps it has
	 * @param before how many of them enter under what is live
	 * @param after how many of them enter under the draft
	 * @param widened whether the draft sets the group further apart from everybody else,
	 * to its disadvantage, and by more than one rep
	 */
	public record Group(String by, String group, int reps, int before, int after, boolean widened) {
	}

	static List<Group> of(List<Entrant> reps) {
		List<Group> groups = new ArrayList<>();
		groups.addAll(groups("team", reps, Entrant::team));
		groups.addAll(groups("tenure", reps, BacktestFairness::tenure));
		groups.addAll(groups("shift", reps, (rep) -> rep.shift().name()));
		return groups;
	}

	private static List<Group> groups(String by, List<Entrant> all, Function<Entrant, String> key) {
		Map<String, List<Entrant>> members = new TreeMap<>();
		all.forEach((rep) -> members.computeIfAbsent(key.apply(rep), (group) -> new ArrayList<>()).add(rep));
		List<Group> groups = new ArrayList<>();
		members.forEach((group, reps) -> groups.add(group(by, group, reps, all)));
		return groups;
	}

	private static Group group(String by, String name, List<Entrant> reps, List<Entrant> all) {
		int before = (int) reps.stream().filter(Entrant::before).count();
		int after = (int) reps.stream().filter(Entrant::after).count();
		int others = all.size() - reps.size();
		double othersBefore = all.stream().filter(Entrant::before).count() - before;
		double othersAfter = all.stream().filter(Entrant::after).count() - after;
		// how many of the group enter beyond the others' share
		double beyondBefore = (others > 0) ? before - reps.size() * othersBefore / others : 0;
		double beyondAfter = (others > 0) ? after - reps.size() * othersAfter / others : 0;
		boolean widened = beyondAfter > 0 && beyondAfter - Math.max(0, beyondBefore) > 1;
		return new Group(by, name, reps.size(), before, after, widened);
	}

	private static String tenure(Entrant rep) {
		if (rep.tenureDays() < NEWCOMER_DAYS) {
			return "under 90 days";
		}
		return (rep.tenureDays() < YEAR_DAYS) ? "90 days to a year" : "over a year";
	}

}
