package io.callcraft.shared;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PersonalTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "SKILL_OBJECTIVE", "12", "-0.5", "yes", "false", "2026-11-02", "2026-11-02T14:03:00Z",
			"2026-11-02T14:03", "2026-11-02T14:03:00.123+01:00" })
	void a_choice_a_number_or_a_time_is_no_text(String value) {
		assertThat(PersonalText.marked(value)).isEqualTo(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "I am scared", "scared", "No!", "NO WAY", "12 calls", "acd/c-1", "2026-11-02 she said" })
	void anything_else_is(String value) {
		assertThat(PersonalText.marked(value)).isEqualTo(PersonalText.of(value));
	}

	@Test
	void texts_are_found_in_lists_and_maps_where_calls_are_none() {
		Object marked = PersonalText
			.marked(Map.of("calls", List.of("acd/c-1", "for me"), "plan", Map.of("count", 3, "words", "I will ask")));

		assertThat(marked).isEqualTo(Map.of("calls", List.of("acd/c-1", PersonalText.of("for me")), "plan",
				Map.of("count", 3, "words", PersonalText.of("I will ask"))));
	}

	@Test
	void it_does_not_print_its_words() {
		assertThat(PersonalText.of("I am scared").toString()).doesNotContain("scared");
	}

}
