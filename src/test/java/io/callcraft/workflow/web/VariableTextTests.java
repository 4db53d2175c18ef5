package io.callcraft.workflow.web;

import io.callcraft.shared.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an operator writes becomes a value of the variable's type.
 */
class VariableTextTests {

	@Test
	void a_value_has_the_type_that_the_file_declares() {
		assertThat(read("12", "java.lang.Integer", null)).isEqualTo(12);
		assertThat(read("12", "Long", null)).isEqualTo(12L);
		assertThat(read("1.5", "Double", null)).isEqualTo(1.5);
		assertThat(read("true", "Boolean", null)).isEqualTo(true);
		assertThat(read("12", "String", null)).isEqualTo("12");
	}

	@Test
	void a_variable_of_any_type_keeps_the_type_of_its_value() {
		assertThat(read("12", "Object", 7)).isEqualTo(12);
		assertThat(read("12", "", "seven")).isEqualTo("12");
		assertThat(read("12", "", null)).isEqualTo("12");
	}

	@Test
	void nothing_removes_the_variable() {
		assertThat(read("  ", "Integer", 7)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "twelve, Integer, no number", "1.5, Long, no number", "yes, Boolean, neither true nor false" })
	void what_is_no_value_of_the_type_is_refused(String text, String type, String reason) {
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> read(text, type, null))
			.withMessageContaining(text)
			.withMessageContaining(reason);
	}

	private static @Nullable Object read(String text, String type, @Nullable Object now) {
		return VariableText.read(text, type, now);
	}

}
