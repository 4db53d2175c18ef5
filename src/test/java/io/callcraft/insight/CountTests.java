package io.callcraft.insight;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The intervals of counts, against the published table of exact limits (Garwood 1936; as
 * in Ulm, American Journal of Epidemiology 131, 1990).
 */
class CountTests {

	@Test
	void intervals_are_those_of_the_published_table() {
		limits(0, 0, 3.689);
		limits(1, 0.0253, 5.572);
		limits(5, 1.623, 11.668);
		limits(10, 4.795, 18.390);
		limits(30, 20.241, 42.827);
	}

	private static void limits(int events, double lower, double upper) {
		assertThat(new Count(events).lower95()).as("lower of %s", events).isCloseTo(lower, within(0.0006));
		assertThat(new Count(events).upper95()).as("upper of %s", events).isCloseTo(upper, within(0.0006));
	}

}
