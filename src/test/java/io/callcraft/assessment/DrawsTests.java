package io.callcraft.assessment;

import io.callcraft.calls.Call;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Rate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DrawsTests {

	@ParameterizedTest
	@ValueSource(ints = { 5, 8, 10, 15, 20, 30 })
	void as_many_calls_as_needed_hold_the_interval_whatever_the_rate(int points) {
		int needed = Draws.needed(points);
		for (int met = 0; met <= needed; met++) {
			Rate rate = new Rate(met, needed);
			assertThat((rate.getUpper95() - rate.getLower95()) / 2).isLessThanOrEqualTo(points / 100.0 + 1e-9);
		}
		Rate fewer = new Rate((needed - 2) / 2, needed - 2);
		assertThat((fewer.getUpper95() - fewer.getLower95()) / 2).isGreaterThan(points / 100.0 - 0.002);
	}

	@Test
	void an_interval_that_nobody_can_use_is_refused() {
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Draws.needed(4));
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Draws.needed(31));
	}

	@Test
	void a_draw_can_be_made_again_by_hand() {
		// printf 'autumn:acd/c-1' | sha256sum
		assertThat(Draws.rank("autumn", new Call.Key("acd", "c-1")))
			.isEqualTo("e99df052dc109b191b65a0a9b53c172417a1515f2fe995ad716e0a0a05df9e8e");
	}

}
