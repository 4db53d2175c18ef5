package io.callcraft.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import io.callcraft.calls.Call;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.Rate;
import io.callcraft.testing.TestCalls;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RepStateTests {

	private static final Instant START = Instant.parse("2026-10-05T09:00:00Z");

	private final Targets targets = targets();

	private final RepState state = new RepState();

	@Test
	void a_missed_milestone_adds_evidence_and_a_met_one_takes_it_away() {
		add(call(0, Outcome.MISSED));

		assertThat(lead(START).evidence()).isCloseTo(Math.log(0.30 / 0.15), within(1e-9));

		add(call(1, Outcome.MET));

		assertThat(lead(START).evidence()).isCloseTo(Math.log(0.30 / 0.15) + Math.log(0.70 / 0.85), within(1e-9));
		assertThat(lead(START).counted()).isEqualTo(2);
	}

	@Test
	void merit_of_the_past_is_worth_four_and_no_more() {
		for (int i = 0; i < 100; i++) {
			add(call(i, Outcome.MET));
		}

		assertThat(lead(START).evidence()).isEqualTo(-4);
	}

	@Test
	void a_call_that_somebody_picked_shows_in_no_rate_and_in_no_evidence() {
		Call picked = TestCalls.call()
			.at(START)
			.with(Milestone.LEAD, Outcome.MISSED)
			.sampled(Call.Sampling.SUPERVISOR)
			.build();

		this.state.add(new AssessedCall(picked, picked.outcomes(), false), this.targets);

		assertThat(lead(START).rate()).isEqualTo(Rate.NONE);
		assertThat(lead(START).counted()).isZero();
		assertThat(this.state.calls(START)).isEqualTo(1);
	}

	@Test
	void what_is_not_applicable_counts_for_nothing() {
		add(call(0, Outcome.NOT_APPLICABLE));

		assertThat(lead(START).rate()).isEqualTo(Rate.NONE);
		assertThat(lead(START).counted()).isZero();
	}

	@Test
	void rates_look_back_ninety_days_and_evidence_does_not_forget() {
		add(call(0, Outcome.MISSED));

		assertThat(lead(START.plus(Duration.ofDays(89))).rate().observed()).isEqualTo(1);
		assertThat(lead(START.plus(Duration.ofDays(90))).rate().observed()).isZero();
		assertThat(lead(START.plus(Duration.ofDays(90))).counted()).isEqualTo(1);
	}

	@Test
	void at_most_a_hundred_and_fifty_calls_count_in_a_quarter() {
		for (int i = 0; i < 200; i++) {
			add(call(i, Outcome.MET));
		}

		assertThat(lead(START).counted()).isEqualTo(150);
		assertThat(lead(START).rate().observed()).isEqualTo(200);
	}

	@Test
	void after_a_busy_quarter_chance_spreads_the_counted_calls_over_the_next() {
		for (int i = 0; i < 600; i++) {
			add(call(i, Outcome.MET));
		}
		Instant nextQuarter = Instant.parse("2027-01-04T09:00:00Z");
		for (int i = 0; i < 300; i++) {
			add(TestCalls.call().id("q" + i).at(nextQuarter.plusSeconds(i)).with(Milestone.LEAD, Outcome.MET).build());
		}

		int countedNow = lead(nextQuarter.plusSeconds(300)).counted() - 150;

		assertThat(countedNow).isBetween(50, 100);
	}

	@Test
	void a_case_that_ended_lets_evidence_begin_anew() {
		add(call(0, Outcome.MISSED));
		this.state.heed(null, START.plusSeconds(60));
		add(call(1, Outcome.MISSED));

		assertThat(lead(START).counted()).isZero();

		add(call(120, Outcome.MISSED));

		assertThat(lead(START).counted()).isEqualTo(1);
	}

	@Test
	void calls_since_a_case_was_opened_are_counted_apart() {
		add(call(0, Outcome.MISSED));
		this.state.heed(START.plusSeconds(60), null);
		add(call(120, Outcome.MET));

		assertThat(this.state.sinceCase(Milestone.LEAD)).isEqualTo(new Rate(1, 1));
	}

	@Test
	void a_state_comes_back_from_storage_as_it_went() {
		for (int i = 0; i < 40; i++) {
			add(call(i, (i % 3 == 0) ? Outcome.MISSED : Outcome.MET));
		}
		this.state.note("gap:x");
		this.state.heed(START, null);
		JsonMapper json = JsonMapper.builder().build();

		RepState read = json.readValue(json.writeValueAsString(this.state), RepState.class);

		assertThat(read.milestones(this.targets, START)).isEqualTo(this.state.milestones(this.targets, START));
		assertThat(read.missedCalls(Milestone.LEAD)).isEqualTo(this.state.missedCalls(Milestone.LEAD));
		assertThat(read.note("gap:x")).isFalse();
		assertThat(json.writeValueAsString(read)).isEqualTo(json.writeValueAsString(this.state));
	}

	@Test
	void trying_calls_on_a_copy_leaves_the_state_alone() {
		add(call(0, Outcome.MET));
		RepState copy = this.state.copy();

		Call missed = call(1, Outcome.MISSED);
		copy.add(new AssessedCall(missed, missed.outcomes(), true), this.targets);

		assertThat(lead(START).rate()).isEqualTo(new Rate(1, 1));
		assertThat(copy.milestones(this.targets, START).get(0).rate()).isEqualTo(new Rate(1, 2));
	}

	@Test
	void the_last_thirty_days_stand_beside_the_sixty_before() {
		Instant recent = START.plus(Duration.ofDays(40));
		for (int i = 0; i < 4; i++) {
			add(call(i, (i == 0) ? Outcome.MISSED : Outcome.MET));
		}
		assertThat(lead(START).getTrend()).isEqualTo("all of these calls are of the last 30 days");
		// the first day that is recent, and the last that is not
		add(call(Duration.ofDays(10), Outcome.MET));
		add(call(Duration.ofDays(11), Outcome.MISSED));
		add(call(Duration.ofDays(40), Outcome.MISSED));

		assertThat(lead(recent).recent()).isEqualTo(new Rate(0, 2));
		assertThat(lead(recent).getEarlier()).isEqualTo(new Rate(4, 5));
		assertThat(lead(recent).rate()).isEqualTo(new Rate(4, 7));
		assertThat(lead(recent).getTrend())
			.isEqualTo("it was 80 % of 5 in the 60 days before the last 30 and is 0 % of 2 since");
		assertThat(lead(recent.plus(Duration.ofDays(30))).getTrend())
			.isEqualTo("none of these calls is of the last 30 days");
	}

	private static Call call(Duration after, Outcome outcome) {
		return TestCalls.call().at(START.plus(after)).with(Milestone.LEAD, outcome).build();
	}

	private void add(Call call) {
		this.state.add(new AssessedCall(call, call.outcomes(), true), this.targets);
	}

	private MilestoneStanding lead(Instant asOf) {
		return this.state.milestones(this.targets, asOf).get(0);
	}

	private static Call call(int second, Outcome outcome) {
		return TestCalls.call().at(START.plusSeconds(second)).with(Milestone.LEAD, outcome).build();
	}

	private static Targets targets() {
		Map<Milestone, Targets.Expectation> of = new EnumMap<>(Milestone.class);
		for (Milestone milestone : Milestone.values()) {
			of.put(milestone, new Targets.Expectation(0.85, 0.80, 0.70));
		}
		return new Targets(of);
	}

}
