package io.callcraft.escalation;

import java.time.Instant;
import java.util.List;

import io.callcraft.calls.Call;
import io.callcraft.testing.TestCalls;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TallyTests {

	private static final Instant AGREED = Instant.parse("2026-11-02T10:00:00Z");

	private final Tally tally = new Tally(1, AGREED, AGREED.plusSeconds(14_400), List.of("TRANSITION"), 2, 2, 0, 0, 0,
			List.of());

	@Test
	void a_call_that_shows_the_skill_often_enough_is_met() {
		assertThat(this.tally.plus(after(1, 2)).met()).isEqualTo(1);
	}

	@Test
	void a_call_that_shows_the_skill_too_seldom_is_missed() {
		assertThat(this.tally.plus(after(1, 1)).missed()).isEqualTo(1);
	}

	@Test
	void a_call_without_evidence_is_silent_and_does_not_fill_the_window() {
		Tally counted = this.tally;
		for (int i = 1; i <= 5; i++) {
			counted = counted.plus(TestCalls.call().at(AGREED.plusSeconds(i)).skill("BRIDGE", 1).build());
		}

		assertThat(counted.silent()).isEqualTo(5);
		assertThat(counted.isFull()).isFalse();
	}

	@Test
	void a_call_that_began_before_the_agreement_does_not_count() {
		assertThat(this.tally.plus(after(0, 2))).isEqualTo(this.tally);
	}

	@Test
	void a_call_after_the_end_does_not_count() {
		assertThat(this.tally.plus(after(14_401, 2))).isEqualTo(this.tally);
	}

	@Test
	void the_window_is_full_after_the_agreed_calls_and_takes_no_more() {
		Tally full = this.tally.plus(after(1, 2)).plus(after(2, 0));

		assertThat(full.isFull()).isTrue();
		assertThat(full.plus(after(3, 2))).isEqualTo(full);
	}

	private static Call after(int seconds, int times) {
		return TestCalls.call().at(AGREED.plusSeconds(seconds)).skill("TRANSITION", times).build();
	}

}
