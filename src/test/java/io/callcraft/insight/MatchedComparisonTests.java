package io.callcraft.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.callcraft.insight.ConsistencyReport.Dimension;
import io.callcraft.insight.ConsistencyReport.Group;
import io.callcraft.shared.RepId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The consistency check on simulated centers: ten supervisors, sixty ended cases each, of
 * eight different facts that lead further more or less often, and unequally many of each
 * under each supervisor.
 */
class MatchedComparisonTests {

	private static final int SEEDS = 400;

	private static final int SUPERVISORS = 10;

	private static final int CASES = 60;

	private static final double[] GOES_FURTHER = { 0.03, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95 };

	@Test
	void without_bias_the_interval_holds_zero_and_hardly_anybody_sticks_out() {
		int held = 0;
		int groups = 0;
		int accusing = 0;
		for (int seed = 0; seed < SEEDS; seed++) {
			List<Group> found = supervisors(center(seed, 0));
			groups += found.size();
			held += (int) found.stream().filter((group) -> group.lower95() <= 0 && group.upper95() >= 0).count();
			accusing += found.stream().anyMatch(Group::sticksOut) ? 1 : 0;
		}
		System.out.printf("CONSISTENCY without bias: %d of %d intervals hold zero (%.1f %%); "
				+ "%d of %d centers name a supervisor%n", held, groups, 100.0 * held / groups, accusing, SEEDS);

		assertThat(groups).isEqualTo(SEEDS * SUPERVISORS);
		assertThat(held).isGreaterThanOrEqualTo((int) (0.93 * groups));
		assertThat(accusing).isLessThanOrEqualTo((int) (0.08 * SEEDS));
	}

	@Test
	void a_supervisor_who_goes_further_for_the_same_is_found() {
		found(0.25, "goes further");
		found(-0.25, "does not go as far");
	}

	@Test
	void cases_that_went_otherwise_than_their_equals_are_listed_both_ways() {
		List<MatchedCase> cases = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			cases.add(one("case-a" + i, "lead: 0 met, 2 missed", i > 0, "s-1"));
			cases.add(one("case-b" + i, "lead: 3 met, 0 missed", i == 0, "s-1"));
		}
		cases.add(one("case-c", "lead: 1 met, 1 missed", true, "s-1"));

		assertThat(MatchedComparison.odd(cases)).extracting((odd) -> odd.caseId() + " " + odd.further())
			.containsExactlyInAnyOrder("case-a0 false", "case-b0 true");
	}

	@Test
	void few_cases_of_a_group_are_not_compared() {
		List<MatchedCase> cases = new ArrayList<>();
		for (int i = 0; i < 30; i++) {
			cases.add(one("case-" + i, "lead: 0 met, 2 missed", i % 2 == 0, (i < 9) ? "s-few" : "s-many"));
		}

		assertThat(supervisors(cases)).extracting(Group::name).containsExactly("s-many");
	}

	private static void found(double bias, String way) {
		int found = 0;
		for (int seed = 0; seed < SEEDS; seed++) {
			found += supervisors(center(seed, bias)).stream()
				.anyMatch((group) -> group.name().equals("s-0") && group.sticksOut()
						&& Math.signum(group.difference()) == Math.signum(bias)) ? 1 : 0;
		}
		System.out.printf("CONSISTENCY one supervisor %s by 25 points: named in %d of %d centers%n", way, found, SEEDS);

		assertThat(found).isGreaterThanOrEqualTo((int) (0.8 * SEEDS));
	}

	private static List<Group> supervisors(List<MatchedCase> cases) {
		return MatchedComparison.groups(cases)
			.stream()
			.filter((group) -> group.dimension() == Dimension.SUPERVISOR)
			.toList();
	}

	/** A center in which the first supervisor is biased by so much. */
	private static List<MatchedCase> center(int seed, double bias) {
		SplittableRandom chance = new SplittableRandom(seed);
		List<MatchedCase> cases = new ArrayList<>();
		for (int supervisor = 0; supervisor < SUPERVISORS; supervisor++) {
			for (int i = 0; i < CASES; i++) {
				// some supervisors have harder cases: that alone must not show
				double lean = Math.pow(chance.nextDouble(), (supervisor % 3 == 0) ? 0.6 : 1.4);
				int facts = (int) (lean * GOES_FURTHER.length);
				double share = GOES_FURTHER[facts] + ((supervisor == 0) ? bias : 0);
				cases.add(one("case-" + supervisor + "-" + i, "facts " + facts,
						chance.nextDouble() < Math.min(0.99, Math.max(0.01, share)), "s-" + supervisor));
			}
		}
		return cases;
	}

	private static MatchedCase one(String id, String facts, boolean reached, String supervisor) {
		return new MatchedCase(id, new RepId("r-1"), facts, reached, Map.of(Dimension.SUPERVISOR, supervisor,
				Dimension.TEAM, "t", Dimension.TENURE, "long", Dimension.SHIFT, "day", Dimension.SITE, "UTC"));
	}

}
