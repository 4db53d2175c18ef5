package io.callcraft.insight;

import java.util.ArrayList;
import java.util.List;

import io.callcraft.insight.MatchedDifference.Stratum;
import io.callcraft.shared.InvalidInput;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/**
 * The matched difference, against the multiple myeloma trial of Klingenberg (2014): 21
 * institutions, mostly of three to five patients a side.
 */
class MatchedDifferenceTests {

	/** Reached of the group, of the others, size of the group, of the others. */
	private static final int[][] MYELOMA = { { 3, 1, 4, 3 }, { 3, 8, 4, 11 }, { 2, 2, 2, 3 }, { 2, 2, 2, 2 },
			{ 2, 0, 2, 3 }, { 1, 2, 3, 3 }, { 2, 2, 2, 3 }, { 1, 4, 5, 4 }, { 2, 2, 2, 3 }, { 0, 2, 2, 3 },
			{ 3, 3, 3, 3 }, { 2, 0, 2, 2 }, { 1, 1, 4, 5 }, { 2, 2, 3, 4 }, { 2, 4, 4, 6 }, { 4, 3, 12, 9 },
			{ 1, 2, 2, 3 }, { 3, 1, 3, 4 }, { 1, 2, 4, 3 }, { 0, 0, 3, 2 }, { 2, 1, 4, 5 } };

	@Test
	void the_published_difference_error_and_interval_come_out() {
		MatchedDifference found = MatchedDifference.of(myeloma(), 0.95).orElseThrow();

		// the first two as the R package criskdiff prints them
		assertThat(found.value()).isCloseTo(0.057168322, within(1e-9));
		assertThat(found.standardError()).isCloseTo(0.079887623, within(1e-9));
		assertThat(found.lower()).isCloseTo(-0.102, within(0.0005));
		assertThat(found.upper()).isCloseTo(0.211, within(0.0005));
		assertThat(found.excludesZero()).isFalse();
	}

	@Test
	void who_is_compared_with_whom_only_turns_the_sign() {
		List<Stratum> turned = myeloma().stream()
			.map((at) -> new Stratum(at.othersReached(), at.others(), at.reached(), at.group()))
			.toList();

		MatchedDifference found = MatchedDifference.of(turned, 0.95).orElseThrow();

		assertThat(found.value()).isCloseTo(-0.057168322, within(1e-9));
		assertThat(found.upper()).isCloseTo(0.102, within(0.0005));
	}

	@Test
	void a_stratum_without_equals_elsewhere_says_nothing() {
		List<Stratum> more = new ArrayList<>(myeloma());
		more.add(new Stratum(7, 7, 0, 0));

		assertThat(MatchedDifference.of(more, 0.95)).isEqualTo(MatchedDifference.of(myeloma(), 0.95));
		assertThat(MatchedDifference.of(List.of(new Stratum(7, 7, 0, 0)), 0.95)).isEmpty();
	}

	@Test
	void more_than_there_are_is_refused() {
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new Stratum(3, 2, 0, 1));
	}

	private static List<Stratum> myeloma() {
		List<Stratum> strata = new ArrayList<>();
		for (int[] row : MYELOMA) {
			strata.add(new Stratum(row[0], row[2], row[1], row[3]));
		}
		return strata;
	}

}
