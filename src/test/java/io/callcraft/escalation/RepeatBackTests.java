package io.callcraft.escalation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

	@Test
	void another_time_shows() {
		Map<String, Object> twoHours = Map.of("hours", 2.0, "repeatBack", "A transition a call for one hour");

		assertThat(Objective.of(window(), twoHours).differs()).containsExactly("says 1 h; 2 h were agreed");
		assertThat(Objective
			.of(window(), Map.of("hours", 1.5, "repeatBack", "A transition on every call for one and a half hours"))
			.differs()).isEmpty();
		assertThat(Objective.of(window(), Map.of("hours", 0.5, "repeatBack", "Transitions for half an hour")).differs())
			.isEmpty();
	}

	@Test
	void the_words_that_differ_are_marked_and_what_is_left_out_comes_last() {
		assertThat(parts("Two transitions on each of the next FIVE calls.")).containsExactly(
				"Two transitions on each [says 2 times a call; 1 was agreed]", " of the next ",
				"FIVE calls [says 5 calls; 10 were agreed]", ".");
		assertThat(parts("I calm them on the next ten calls")).containsExactly("I ",
				"calm [another skill was agreed: Move from the service request to the lead]",
				" them on the next ten calls");
		assertThat(parts("A transition, each time")).containsExactly("A transition, each time",
				" [does not say on how many calls: 10]");
		assertThat(parts("")).isEmpty();
	}

	@Test
	void nothing_of_the_words_is_lost_whatever_differs() {
		for (String words : List.of("Twice on two calls", "two calls twice, calm, 2 hours",
				"\u0130\u0130 once on 3 calls", "One", "ten times on each caller")) {
			String together = RepeatBack.read(Map.of("repeatBack", words), tenCalls())
				.stream()
				.map(Objective.Said::words)
				.collect(Collectors.joining());
			assertThat(together).isEqualTo(words);
		}
	}

	private static List<String> parts(String words) {
		return RepeatBack.read(Map.of("repeatBack", words), tenCalls())
			.stream()
			.map((said) -> said.words() + ((said.differs() != null) ? " [" + said.differs() + "]" : ""))
			.toList();
	}

	private static List<String> said(String words, EvidenceWindow agreed) {
		return Objective.of(agreed, Map.of("repeatBack", words)).differs();
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
