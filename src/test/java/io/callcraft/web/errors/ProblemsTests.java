package io.callcraft.web.errors;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Failures while an answer is written.
 */
class ProblemsTests {

	private final Problems problems = new Problems(new ProblemAnswers(JsonMapper.shared()));

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	void whoever_left_while_the_answer_was_written_gets_no_other() throws IOException {
		this.response.getOutputStream().write('{');

		assertThat(answer(new IOException("Broken pipe"))).isNull();
		assertThat(this.response.getContentAsByteArray()).isEqualTo(new byte[] { '{' });
	}

	@Test
	void an_answer_that_is_on_its_way_is_not_mixed_with_another() throws IOException {
		this.response.getOutputStream().write('{');
		this.response.flushBuffer();

		assertThat(answer(new IllegalStateException("a getter failed"))).isNull();
		assertThat(this.response.getContentAsByteArray()).isEqualTo(new byte[] { '{' });
	}

	@Test
	void an_answer_that_is_still_here_gives_way_to_the_problem() throws IOException {
		this.response.getOutputStream().write('{');

		assertThat(answer(new IllegalStateException("a getter failed"))).isNotNull();
		assertThat(this.response.getContentAsByteArray()).isEmpty();
		assertThat(this.response.getStatus()).isEqualTo(500);
	}

	private ModelAndView answer(Exception cause) throws IOException {
		return this.problems.answer(new HttpMessageNotWritableException("Could not write JSON", cause),
				new MockHttpServletRequest("GET", "/policies/drafts/5/words"), this.response);
	}

}
