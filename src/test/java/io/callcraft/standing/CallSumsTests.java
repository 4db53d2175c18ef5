package io.callcraft.standing;

import java.time.Instant;
import java.time.LocalDate;

import io.callcraft.calls.Call;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.Rate;
import io.callcraft.testing.TestCalls;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CallSumsTests {

	private final CallSums sums = new CallSums();

	@Test
	void calls_are_added_up_by_milestone_and_time() {
		add(TestCalls.call().with(Milestone.LEAD, Outcome.MET).sold());
		add(TestCalls.call().with(Milestone.LEAD, Outcome.MISSED).with(Milestone.DISCOVERY, Outcome.NOT_APPLICABLE));

		assertThat(this.sums.calls()).isEqualTo(2);
		assertThat(this.sums.sales()).isEqualTo(new Rate(1, 2));
		assertThat(this.sums.of(Milestone.LEAD)).isEqualTo(new Rate(1, 2));
		assertThat(this.sums.of(Milestone.DISCOVERY)).isEqualTo(Rate.NONE);
		assertThat(this.sums.times(Milestone.LEAD, true)).isEqualTo(new CallSums.Times(1, 300, 90_000));
		assertThat(this.sums.times(Milestone.LEAD, false)).isEqualTo(new CallSums.Times(1, 300, 90_000));
		assertThat(this.sums.science().handleSeconds()).isEqualTo(300);
	}

	@Test
	void a_call_that_somebody_picked_is_in_no_rate() {
		add(TestCalls.call().with(Milestone.LEAD, Outcome.MISSED).sampled(Call.Sampling.RISK));

		assertThat(this.sums.calls()).isEqualTo(1);
		assertThat(this.sums.of(Milestone.LEAD)).isEqualTo(Rate.NONE);
		assertThat(this.sums.times(Milestone.LEAD, false).calls()).isZero();
	}

	@Test
	void what_is_written_is_read_again() {
		add(TestCalls.call().with(Milestone.COMMITMENT, Outcome.MISSED));
		add(TestCalls.call().with(Milestone.UNSTATED_NEEDS, Outcome.MET).sold());

		CallSums read = CallSums.of(this.sums.toString());

		assertThat(read.toString()).isEqualTo(this.sums.toString());
		assertThat(read.times(Milestone.COMMITMENT, false)).isEqualTo(new CallSums.Times(1, 300, 90_000));
		assertThat(new CallSums().add(read).add(read).of(Milestone.COMMITMENT)).isEqualTo(new Rate(0, 2));
		assertThat(CallSums.of(new CallSums().toString()).calls()).isZero();
		assertThatThrownBy(() -> CallSums.of("1,-2")).isInstanceOf(InvalidInput.class).hasMessageContaining("1,-2");
	}

	@Test
	void times_have_the_mean_and_variance_of_their_calls() {
		CallSums.Times times = new CallSums.Times(3, 100 + 200 + 300, 10_000 + 40_000 + 90_000);

		assertThat(times.mean()).isEqualTo(200);
		assertThat(times.variance()).isEqualTo(10_000);
		assertThat(new CallSums.Times(1, 100, 10_000).variance()).isZero();
	}

	@Test
	void calls_not_milestones_are_what_the_interval_of_the_first_score_counts() {
		for (int i = 0; i < 100; i++) {
			Outcome outcome = (i % 2 == 0) ? Outcome.MET : Outcome.MISSED;
			add(TestCalls.call().with(Milestone.LEAD, outcome).with(Milestone.DISCOVERY, outcome));
		}

		Art art = this.sums.art();

		assertThat(art.value()).isEqualTo(0.5);
		assertThat(art.observed()).isEqualTo(200);
		assertThat(art.lower95()).isCloseTo(new Rate(50, 100).getLower95(), within(1e-12));
		assertThat(art.upper95()).isCloseTo(new Rate(50, 100).getUpper95(), within(1e-12));
	}

	@Test
	void where_milestones_of_a_call_have_nothing_to_do_with_each_other_all_of_them_count() {
		for (int i = 0; i < 100; i++) {
			add(TestCalls.call()
				.with(Milestone.LEAD, (i % 2 == 0) ? Outcome.MET : Outcome.MISSED)
				.with(Milestone.DISCOVERY, (i % 4 < 2) ? Outcome.MET : Outcome.MISSED));
		}

		assertThat(this.sums.art().lower95()).isBetween(new Rate(100, 200).getLower95() - 0.001,
				new Rate(100, 200).getLower95());
		assertThat(new CallSums().art()).isEqualTo(new Art(0, 0, 0, 0, 1));
	}

	@Test
	void days_of_a_month_are_put_together() {
		TakenCalls taken = new TakenCalls(true);
		for (String at : new String[] { "2026-10-31T23:59:59Z", "2026-11-01T00:00:00Z", "2026-11-30T12:00:00Z" }) {
			Call call = TestCalls.call().at(Instant.parse(at)).build();
			taken.add(new AssessedCall(call, call.outcomes(), true), single(call));
		}

		assertThat(taken.days().keySet()).containsExactly(LocalDate.of(2026, 10, 31), LocalDate.of(2026, 11, 1),
				LocalDate.of(2026, 11, 30));
		assertThat(taken.months().get(LocalDate.of(2026, 11, 1)).calls()).isEqualTo(2);
	}

	private void add(TestCalls built) {
		Call call = built.build();
		this.sums.add(new AssessedCall(call, call.outcomes(), true), single(call));
	}

	private static DayTally single(Call call) {
		DayTally single = new DayTally();
		single.add(new AssessedCall(call, call.outcomes(), true));
		return single;
	}

}
