package io.callcraft.insight;

import java.util.List;

import io.callcraft.assessment.ChecklistSums;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AssociationTests {

	/**
	 * The first of F. J. Anscombe's quartet ("Graphs in statistical analysis", The
	 * American Statistician 27, 1973): slope 0.500 with standard error 0.118, correlation
	 * 0.816.
	 */
	@Test
	void the_first_set_of_anscombe() {
		double[] x = { 10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5 };
		double[] y = { 8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68 };
		double[] sums = new double[5];
		for (int i = 0; i < x.length; i++) {
			sums[0] += x[i];
			sums[1] += y[i];
			sums[2] += x[i] * x[i];
			sums[3] += y[i] * y[i];
			sums[4] += x[i] * y[i];
		}

		Association found = Association.of(x.length, sums[0], sums[1], sums[2], sums[3], sums[4]).orElseThrow();

		assertThat(found.slope().value()).isCloseTo(0.500, within(0.0005));
		// Student's 2.262 with nine degrees of freedom, times the standard error
		assertThat(found.slope().upper95() - found.slope().value()).isCloseTo(2.262 * 0.118, within(0.001));
		assertThat(found.correlation().value()).isCloseTo(0.816, within(0.0005));
		// R: cor.test(x, y) says 0.4243912 to 0.9506933
		assertThat(found.correlation().lower95()).isCloseTo(0.4243912, within(1e-5));
		assertThat(found.correlation().upper95()).isCloseTo(0.9506933, within(1e-5));
	}

	@Test
	void of_an_item_the_slope_is_the_difference_of_calls_with_it_and_without() {
		ChecklistSums sums = List
			.of(ChecklistSums.NONE, call(1, 3), call(1, 2), call(1, 4), call(0, 1), call(0, 2), call(0, 1))
			.stream()
			.reduce(ChecklistSums.NONE, ChecklistSums::plus);

		assertThat(Association.of(sums).orElseThrow().slope().value()).isCloseTo(0.75 - 1 / 3.0, within(0.001));
	}

	@Test
	void what_never_varies_goes_together_with_nothing() {
		ChecklistSums sums = List.of(call(1, 3), call(1, 2), call(1, 4), call(1, 1), call(1, 2))
			.stream()
			.reduce(ChecklistSums.NONE, ChecklistSums::plus);

		assertThat(Association.of(sums)).isEmpty();
		assertThat(Association.of(ChecklistSums.NONE)).isEmpty();
	}

	/** A call with an item done or not, and so many of four milestones met. */
	private static ChecklistSums call(int done, int met) {
		long x = 1_000L * done;
		long y = 250L * met;
		return new ChecklistSums(1, done, 1, x, y, x * x, y * y, x * y);
	}

}
