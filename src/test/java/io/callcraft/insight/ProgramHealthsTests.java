package io.callcraft.insight;

import java.util.List;

import io.callcraft.insight.PulseMonth.Statement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ProgramHealthsTests {

	/**
	 * Student's own example (Biometrika 6, 1908): hours of sleep gained by ten patients,
	 * one soporific less the other. R's {@code t.test(paired = TRUE)} says −1.58 with the
	 * interval from −2.4598858 to −0.7001142.
	 */
	@Test
	void the_same_reps_are_compared_as_student_compared_sleepers() {
		Estimate mean = ProgramHealths.mean(List.of(-1.2, -2.4, -1.3, -1.3, 0.0, -1.0, -1.8, -0.8, -4.6, -1.4))
			.orElseThrow();

		assertThat(mean.value()).isCloseTo(-1.58, within(1e-9));
		assertThat(mean.lower95()).isCloseTo(-2.4598858, within(1e-6));
		assertThat(mean.upper95()).isCloseTo(-0.7001142, within(1e-6));
		assertThat(ProgramHealths.mean(List.of(1.0))).isEmpty();
	}

	@Test
	void the_pulse_counts_people_not_answers() {
		PulseMonth month = PulseMonth.NONE;
		for (Statement statement : Statement.values()) {
			month = month.plus(PulseMonth.of(statement, 2, 5)).plus(PulseMonth.of(statement, 4, 5));
		}

		Estimate morale = month.morale().orElseThrow();

		assertThat(month.people()).isEqualTo(10);
		assertThat(month.mean(Statement.STAY)).isEqualTo(3);
		assertThat(morale.value()).isEqualTo(3);
		// of ten people one away from the mean each: variance 10/9, Student's 2.262157
		assertThat(morale.upper95()).isCloseTo(3 + 2.262157 / 3, within(1e-6));
		assertThat(PulseMonth.NONE.morale()).isEmpty();
	}

}
