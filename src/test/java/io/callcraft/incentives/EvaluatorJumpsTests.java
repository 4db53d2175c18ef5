package io.callcraft.incentives;

import io.callcraft.incentives.EvaluatorJumps.Earnings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When calls of one evaluator suddenly earn too much to be luck.
 */
class EvaluatorJumpsTests {

	/** 100 calls, half of them 2 points, half 4: mean 3, standard deviation 1. */
	private static final Earnings USUAL = new Earnings(100, 300, 1_000);

	@Test
	void far_more_than_before_is_a_jump() {
		assertThat(EvaluatorJumps.isJump(USUAL, new Earnings(25, 100, 420))).isTrue();
	}

	@Test
	void three_standard_deviations_are_not_yet_one() {
		// the error of 25 calls against 100 is sqrt(1/100 + 1/25) = 0.2236; three of them
		// 0.67
		assertThat(EvaluatorJumps.isJump(USUAL, new Earnings(25, 91, 400))).isFalse();
		assertThat(EvaluatorJumps.isJump(USUAL, new Earnings(25, 92, 400))).isTrue();
	}

	@Test
	void too_few_calls_say_nothing() {
		assertThat(EvaluatorJumps.isJump(USUAL, new Earnings(9, 81, 729))).isFalse();
		assertThat(EvaluatorJumps.isJump(new Earnings(29, 87, 290), new Earnings(25, 225, 2_025))).isFalse();
		assertThat(EvaluatorJumps.isJump(new Earnings(30, 90, 300), new Earnings(10, 90, 810))).isTrue();
	}

	@Test
	void earning_less_is_no_jump() {
		assertThat(EvaluatorJumps.isJump(USUAL, new Earnings(50, 0, 0))).isFalse();
	}

}
