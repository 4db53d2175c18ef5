package io.callcraft.assessment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordingTests {

	@ParameterizedTest
	@ValueSource(strings = { "Did the customer let the rep lead the call?", "Did the caller agree to answer questions?",
			"Did the customer say what they need?",
			"Did the customer's answers reveal a need the customer had not seen?",
			"Has the customer told us what holds them back?", "Did the customer commit to a next step?",
			"Did the customer accept what the rep recommended?", "Did the client ask for the offer?",
			"Did the customer explain what worried them?" })
	void a_question_about_what_the_customer_does_passes(String question) {
		assertThat(Wording.problem(question)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Did the rep ask discovery questions?", "The agent uses the customer's name",
			"Did you build value with the customer?", "Was the customer asked about their needs?",
			"Was the caller told about the offer?", "Did the customer hear the recommendation?",
			"The customer was offered a bundle", "Did the customer get the greeting of the house?",
			"Did the customer listen to the whole script?", "Did we recommend something?", "Was discovery done?",
			"Needs were found", "Did the customer receive an explanation?" })
	void a_question_about_the_rep_is_found(String question) {
		assertThat(Wording.problem(question)).isPresent();
	}

	@Test
	void the_form_that_ships_is_about_the_customer() {
		assertThat(AssessmentForm.SHIPPED.questions().values())
			.allSatisfy((question) -> assertThat(Wording.problem(question)).isEmpty());
	}

}
