package io.callcraft.hiring;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What may not be asked, and what only sounds like it.
 */
class ProtectedTopicsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			How old are you?                                | age
			What is your year of birth?                     | age
			Do you plan to have CHILDREN?                   | family and pregnancy
			What does your husband do?                      | family and pregnancy
			Which church do you go to?                      | religion and belief
			Where are you really from?                      | origin and race
			Is English your mother tongue?                  | origin and race
			How many sick days did you take?                | health and disability
			Are you a union member?                         | union and politics
			Were you ever arrested?                         | criminal record
			""")
	void a_question_about_what_is_protected_is_found(String question, String topic) {
		assertThat(ProtectedTopics.in(question)).hasValue(topic);
	}

	@ParameterizedTest
	@ValueSource(strings = { "How do you manage when a system changes overnight?",
			"Tell me about a manager you learned from", "What pages of a script would you leave out?",
			"How do you embrace a correction?" })
	void a_question_about_the_work_is_not(String question) {
		assertThat(ProtectedTopics.in(question)).isEmpty();
	}

	@Test
	void the_refusal_says_what_it_asks_about_and_the_way_out() {
		assertThat(ProtectedTopics.refusal("age")).contains("about age", "ask about the work itself");
	}

}
