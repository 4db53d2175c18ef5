package io.callcraft.escalation;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a rep says back, beside the objective.
 */
class RepeatBackTests {

	@Test
	void the_same_in_other_words_is_the_same() {
		assertThat(said("One transition on each of the next ten calls", tenCalls())).isEmpty();
		assertThat(said("I move from service to the lead once, on my next 10 calls.", tenCalls())).isEmpty();
		assertThat(said("On the next 10 calls I use it once: Move from the service request to the lead", tenCalls()))
			.isEmpty();
	}

	@Test
	void another_number_of_calls_shows() {
		assertThat(said("One transition on each of the next five calls", tenCalls()))
			.containsExactly("says 5 calls; 10 were agreed");
		assertThat(said("A transition on my calls", tenCalls())).containsExactly("does not say on how many calls: 10");
	}

	@Test
	void another_skill_shows() {
		assertThat(said("I will be friendlier on the next ten calls", tenCalls()))
			.containsExactly("does not name the skill: Move from the service request to the lead");
	}

	@Test
	void another_measure_shows() {
		assertThat(said("Two transitions on each of the next ten calls", tenCalls()))
			.containsExactly("says 2 times a call; 1 was agreed");
		EvidenceWindow twice = tenCalls();
		twice.perCall = 2;
		assertThat(said("Transitions on the next ten calls", twice))
			.containsExactly("does not say how often on each call: 2");
	}

	@Test
	void an_objective_by_the_hour_is_said_back_in_hours() {
		EvidenceWindow hours = window();

		assertThat(said("A transition on every call for two hours", hours)).isEmpty();
		assertThat(said("A transition on every call", hours)).containsExactly("does not say for how long");
	}

	private static List<String> said(String words, EvidenceWindow agreed) {
		return RepeatBack.differences(words, agreed);
	}

	private static EvidenceWindow tenCalls() {
		EvidenceWindow window = window();
		window.calls = 10;
		return window;
	}

	private static EvidenceWindow window() {
		Instant now = Instant.parse("2026-11-02T09:00:00Z");
		EvidenceWindow window = new EvidenceWindow(1, EvidenceWindow.Kind.OBJECTIVE, List.of("TRANSITION"), now,
				now.plusSeconds(7_200));
		window.perCall = 1;
		return window;
	}

}
