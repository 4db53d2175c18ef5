package io.callcraft.insight;

import java.util.List;
import java.util.stream.IntStream;

import io.callcraft.insight.HandleTimes.OfRep;
import io.callcraft.standing.CallSums;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class HandleTimesTests {

	/**
	 * Student's data on two soporifics (Biometrika 6, 1908), taken as two groups, in
	 * tenths of an hour and moved up by 20. R's {@code t.test(extra ~ group, var.equal =
	 * TRUE)} gives −1.58 with the interval from −3.363874 to 0.203874.
	 */
	@Test
	void of_one_rep_the_difference_and_interval_are_those_of_students_test() {
		OfRep rep = new OfRep(times(27, 4, 18, 8, 19, 54, 57, 28, 20, 40),
				times(39, 28, 31, 21, 19, 64, 75, 36, 66, 54));

		Estimate longer = HandleTimes.longer(List.of(rep)).orElseThrow();

		assertThat(longer.value()).isCloseTo(-15.8, within(1e-9));
		assertThat(longer.lower95()).isCloseTo(-33.63874, within(1e-5));
		assertThat(longer.upper95()).isCloseTo(2.03874, within(1e-5));
	}

	@Test
	void that_quick_reps_meet_it_more_often_is_no_gain_of_meeting_it() {
		OfRep quick = new OfRep(times(200, 201, 202, 200, 201, 202), times(200, 201, 202));
		OfRep slow = new OfRep(times(400, 401, 402), times(400, 401, 402, 400, 401, 402));

		Estimate longer = HandleTimes.longer(List.of(quick, slow)).orElseThrow();

		assertThat(longer.value()).isCloseTo(0, within(1e-9));
		assertThat(longer.upper95()).isBetween(0.1, 2.0);
	}

	@Test
	void without_calls_of_both_kinds_of_one_rep_nothing_is_said() {
		assertThat(HandleTimes.longer(List.of(new OfRep(times(300, 310), times()), new OfRep(times(), times(200)))))
			.isEmpty();
		assertThat(HandleTimes.longer(List.of(new OfRep(times(300), times(200))))).isEmpty();
	}

	private static CallSums.Times times(int... seconds) {
		return new CallSums.Times(seconds.length, IntStream.of(seconds).sum(),
				IntStream.of(seconds).map((each) -> each * each).sum());
	}

}
