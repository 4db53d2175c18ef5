package io.callcraft.shared;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class RateTests {

	@Test
	void wilson_interval_agrees_with_the_published_example() {
		// R. G. Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263
		Rate rate = new Rate(81, 263);

		assertThat(rate.getLower95()).isCloseTo(0.2553, within(0.0001));
		assertThat(rate.getUpper95()).isCloseTo(0.3662, within(0.0001));
	}

	@Test
	void nothing_observed_leaves_everything_possible() {
		assertThat(Rate.NONE.getLower95()).isZero();
		assertThat(Rate.NONE.getUpper95()).isEqualTo(1);
	}

	@Test
	void all_met_is_still_no_certainty() {
		Rate rate = new Rate(10, 10);

		assertThat(rate.getLower95()).isCloseTo(0.7225, within(0.0001));
		assertThat(rate.getUpper95()).isEqualTo(1);
	}

	@Test
	void more_met_than_observed_is_refused() {
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new Rate(3, 2));
	}

}
