package io.callcraft.escalation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlanReadingTests {

	@Test
	void a_vague_promise_says_neither_when_nor_how_often() {
		PlanText plan = read("Okay, okay, I'll start selling");

		assertThat(plan.actions()).isEqualTo(1);
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

	private static PlanText read(String... plans) {
		List<Map<String, Object>> forms = Stream.of(plans).map((plan) -> Map.<String, Object>of("plan", plan)).toList();
		return PlanReading.of(forms);
	}

}
