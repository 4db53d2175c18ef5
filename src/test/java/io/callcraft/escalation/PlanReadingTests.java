package io.callcraft.escalation;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlanReadingTests {

	@Test
	void a_vague_promise_says_neither_when_nor_how_often() {
		PlanText plan = read("Okay, okay, I'll start selling");

		assertThat(plan.actions()).isZero();
		assertThat(plan.counts()).isFalse();
		assertThat(plan.dates()).isFalse();
		assertThat(plan.everyCall()).isFalse();
	}

	@Test
	void a_definite_plan_says_what_how_often_and_when() {
		PlanText plan = read(
				"From tomorrow I will use one transition statement on every call and I will note two needs each time.");

		assertThat(plan.actions()).isEqualTo(2);
		assertThat(plan.counts()).isTrue();
		assertThat(plan.dates()).isTrue();
		assertThat(plan.everyCall()).isTrue();
	}

	@Test
	void a_plan_that_was_heard_before_repeats_itself() {
		PlanText plan = read("Tomorrow I will offer on every call", "I will offer on every call tomorrow");

		assertThat(plan.earlier()).isEqualTo(1);
		assertThat(plan.repeatsEarlier()).isTrue();
	}

	@Test
	void a_plan_with_new_steps_does_not() {
		PlanText plan = read("Tomorrow I will offer on every call",
				"Tomorrow I will ask two discovery questions before the offer and write down what the customer answers");

		assertThat(plan.repeatsEarlier()).isFalse();
	}

	@Test
	void what_only_tries_or_leaves_to_others_is_told_apart() {
		assertThat(read("I will try to ask one question on every call from today").hedged()).isTrue();
		assertThat(read("From today we will ask one question on every call").othersAct()).isTrue();
		assertThat(read("From today I will ask one question on every call")).returns(false, PlanText::hedged)
			.returns(false, PlanText::othersAct);
	}

	@Test
	void the_share_of_calls_covered_is_read_in_words_and_figures() {
		assertThat(read("Today I will offer on eight of ten calls").coverage()).isEqualTo(80);
		assertThat(read("Today I will offer on 60 % of my calls").coverage()).isEqualTo(60);
		assertThat(read("Today I will offer to each caller").coverage()).isEqualTo(100);
		assertThat(read("Today I will offer something").coverage()).isZero();
	}

	private static PlanText read(String... plans) {
		return PlanReading.of(List.of(plans));
	}

}
