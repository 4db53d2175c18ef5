package io.callcraft.workflow.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import io.callcraft.shared.InvalidInput;
import io.callcraft.workflow.InstanceQuery;
import io.callcraft.workflow.InstanceState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The search form as a query and as an address.
 */
class InstanceFormTests {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

	@Test
	void an_empty_form_finds_what_is_active() {
		InstanceQuery query = form(null, null).query(CLOCK);

		assertThat(query.state()).isEqualTo(InstanceState.ACTIVE);
		assertThat(query.stuck()).isFalse();
	}

	@Test
	void stuck_ones_are_found_in_any_state() {
		InstanceQuery query = form("stuck", null).query(CLOCK);

		assertThat(query.state()).isNull();
		assertThat(query.stuck()).isTrue();
	}

	@Test
	void a_variable_is_split_at_its_first_equals_sign() {
		InstanceQuery query = form("all", " note = a=b ").query(CLOCK);

		assertThat(query.variable()).isEqualTo("note");
		assertThat(query.value()).isEqualTo("a=b");
	}

	@Test
	void days_are_counted_back_from_now() {
		InstanceForm form = new InstanceForm("all", null, null, null, null, null, 7);

		assertThat(form.query(CLOCK).startedBefore()).isEqualTo("2026-11-17T12:00:00Z");
	}

	@Test
	void the_address_holds_what_was_filled_in_and_nothing_else() {
		InstanceForm form = new InstanceForm("all", " ", 3, "", "case-1", "note=a&b", null);

		assertThat(form.address("/x")).isEqualTo("/x?state=all&release=3&about=case-1&variable=note%3Da%26b");
	}

	@Test
	void what_makes_no_sense_is_refused_by_its_field() {
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> form("asleep", null).query(CLOCK))
			.withMessageContaining("state");
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> form(null, "note").query(CLOCK))
			.withMessageContaining("outcome=MET");
	}

	private static InstanceForm form(@Nullable String state, @Nullable String variable) {
		return new InstanceForm(state, null, null, null, null, variable, null);
	}

}
