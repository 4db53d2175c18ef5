package io.callcraft.incentives;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

import io.callcraft.calls.Call;
import io.callcraft.people.Rep.RewardPreference;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.standing.AssessedCall;
import io.callcraft.standing.RepState;
import io.callcraft.standing.Targets;
import io.callcraft.testing.ShippedPolicies;
import io.callcraft.testing.TestCalls;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What calls earn under the rules that Callcraft ships.
 */
class RewardBookTests {

	private static final Instant START = Instant.parse("2026-09-02T09:00:00Z");

	private final Targets targets = Targets.from(ShippedPolicies.release()::threshold);

	private final RewardBook book = new RewardBook(ShippedPolicies.release());

	private final RepState state = new RepState();

	@Test
	void a_call_earns_by_its_milestones() {
		Earned earned = follow(RewardPreference.POINTS, good(START).sold());

		assertThat(earned.granted()).isEqualTo(9);
		assertThat(earned.form()).isEqualTo(RewardForm.POINTS);
		assertThat(earned.merits()).extracting(Merit::milestone)
			.containsExactlyInAnyOrder(Milestone.DISCOVERY, Milestone.UNSTATED_NEEDS, Milestone.RECOMMENDATION,
					Milestone.COMMITMENT);
	}

	@Test
	void rewards_come_as_what_means_something_to_the_rep() {
		assertThat(follow(RewardPreference.MONEY, good(START)).form()).isEqualTo(RewardForm.MONEY);
		assertThat(follow(RewardPreference.RECOGNITION, good(START.plusSeconds(60))).form())
			.isEqualTo(RewardForm.RECOGNITION);
	}

	@Test
	void a_day_earns_no_more_than_its_cap_and_the_next_begins_anew() {
		List<Integer> granted = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			granted.add(follow(RewardPreference.POINTS, good(START.plusSeconds(60L * i))).granted());
		}
		granted.add(follow(RewardPreference.POINTS, good(START.plusSeconds(86_400))).granted());

		assertThat(granted).containsExactly(9, 9, 9, 9, 9, 9, 6, 0, 9);
	}

	@Test
	void a_run_of_five_is_praised_once_and_a_miss_ends_it() {
		List<Boolean> praised = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			praised.add(follow(RewardPreference.POINTS, good(START.plusSeconds(60L * i))).praise() != null);
		}

		assertThat(praised).containsExactly(false, false, false, false, true, false);
		follow(RewardPreference.POINTS,
				TestCalls.call().at(START.plusSeconds(600)).with(Milestone.DISCOVERY, Outcome.MISSED));
		assertThat(this.state.streak()).isZero();
	}

	@Test
	void a_month_clearly_better_than_the_one_before_is_rewarded_with_the_first_call_of_the_next() {
		for (int i = 0; i < 40; i++) {
			follow(RewardPreference.POINTS, discovery(START.plusSeconds(3_600L * i), i % 2 == 0));
		}
		for (int i = 0; i < 40; i++) {
			follow(RewardPreference.POINTS,
					discovery(Instant.parse("2026-10-02T09:00:00Z").plusSeconds(3_600L * i), i % 10 != 0));
		}

		Earned earned = follow(RewardPreference.POINTS, discovery(Instant.parse("2026-11-02T09:00:00Z"), false));

		assertThat(earned.month()).isEqualTo(YearMonth.of(2026, 10));
		assertThat(earned.improvements()).singleElement().satisfies((merit) -> {
			assertThat(merit.points()).isEqualTo(50);
			assertThat(merit.milestone()).isEqualTo(Milestone.DISCOVERY);
			assertThat(merit.reason()).contains("90 % after 50 %");
		});
		assertThat(follow(RewardPreference.POINTS, discovery(Instant.parse("2026-11-02T10:00:00Z"), false))).isNull();
	}

	@Test
	void a_month_without_calls_improves_nothing() {
		follow(RewardPreference.POINTS, discovery(START, false));

		assertThat(follow(RewardPreference.POINTS, discovery(Instant.parse("2026-11-02T09:00:00Z"), false))).isNull();
	}

	private @Nullable Earned follow(RewardPreference preference, TestCalls calls) {
		Call call = calls.build();
		AssessedCall assessed = new AssessedCall(call, call.outcomes(), true);
		Instant before = this.state.lastStartedAt();
		this.state.add(assessed, this.targets);
		return this.book.reward(preference, this.state, before, assessed);
	}

	private static TestCalls good(Instant at) {
		TestCalls call = TestCalls.call().at(at);
		for (Milestone milestone : Milestone.values()) {
			call.with(milestone, Outcome.MET);
		}
		return call;
	}

	private static TestCalls discovery(Instant at, boolean met) {
		return TestCalls.call().at(at).with(Milestone.DISCOVERY, met ? Outcome.MET : Outcome.MISSED);
	}

}
