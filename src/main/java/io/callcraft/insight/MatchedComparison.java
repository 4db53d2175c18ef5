package io.callcraft.insight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.callcraft.insight.ConsistencyReport.Dimension;
import io.callcraft.insight.ConsistencyReport.Group;
import io.callcraft.insight.ConsistencyReport.Odd;

/**
 * Compares cases of the same facts: groups against all others, and single cases against
 * their equals.
 */
final class MatchedComparison {

	/** A group with fewer cases is not shown: its interval says nothing. */
	static final int FEWEST = 10;

	private static final double CONFIDENCE = 0.95;

	/** A case sticks out when at most one in ten of its equals went the same way. */
	private static final double RARE = 0.1;

	private MatchedComparison() {
	}

	/**
	 * Every group with enough cases, by dimension and name. That one of many groups seems
	 * to stick out is to be expected, so that the error of all groups of a dimension
	 * together is held at 5 % (Bonferroni).
	 */
	static List<Group> groups(List<MatchedCase> cases) {
		List<Group> all = new ArrayList<>();
		for (Dimension dimension : Dimension.values()) {
			Map<String, Map<String, int[]>> groups = new TreeMap<>();
			cases.forEach((one) -> count(one,
					groups.computeIfAbsent(String.valueOf(one.groups().get(dimension)), (name) -> new TreeMap<>())));
			Map<String, int[]> everybody = new TreeMap<>();
			cases.forEach((one) -> count(one, everybody));
			groups.values().removeIf((strata) -> size(strata.values()) < FEWEST);
			double together = 1 - (1 - CONFIDENCE) / Math.max(1, groups.size());
			groups.forEach((name, strata) -> {
				List<MatchedDifference.Stratum> matched = matched(strata, everybody);
				MatchedDifference.of(matched, CONFIDENCE)
					.ifPresent((difference) -> all.add(new Group(dimension, name, size(strata.values()),
							strata.values().stream().mapToInt((counts) -> counts[0]).sum(), difference.value(),
							difference.lower(), difference.upper(),
							MatchedDifference.of(matched, together).orElseThrow().excludesZero())));
			});
		}
		return all;
	}

	/** Cases that went otherwise than nearly all of their equals, the oddest first. */
	static List<Odd> odd(List<MatchedCase> cases) {
		Map<String, int[]> everybody = new TreeMap<>();
		cases.forEach((one) -> count(one, everybody));
		List<Odd> odd = new ArrayList<>();
		for (MatchedCase one : cases) {
			int[] counts = everybody.getOrDefault(one.facts(), new int[2]);
			int equals = counts[1] - 1;
			int alike = (one.reached() ? counts[0] : counts[1] - counts[0]) - 1;
			if (equals >= FEWEST && alike <= RARE * equals) {
				odd.add(new Odd(one.caseId(), one.rep(), one.reached(), one.facts(), equals, alike));
			}
		}
		odd.sort(Comparator.comparingDouble((one) -> (double) one.alike() / one.equals()));
		return odd;
	}

	/** Counts by facts: how many came so far, of how many. */
	private static void count(MatchedCase one, Map<String, int[]> byFacts) {
		int[] counts = byFacts.computeIfAbsent(one.facts(), (facts) -> new int[2]);
		counts[0] += one.reached() ? 1 : 0;
		counts[1]++;
	}

	private static int size(Collection<int[]> strata) {
		return strata.stream().mapToInt((counts) -> counts[1]).sum();
	}

	private static List<MatchedDifference.Stratum> matched(Map<String, int[]> group, Map<String, int[]> everybody) {
		List<MatchedDifference.Stratum> strata = new ArrayList<>();
		group.forEach((facts, own) -> {
			int[] all = everybody.getOrDefault(facts, own);
			strata.add(new MatchedDifference.Stratum(own[0], own[1], all[0] - own[0], all[1] - own[1]));
		});
		return strata;
	}

}
