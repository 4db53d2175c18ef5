package io.callcraft.program;

import java.util.HashMap;
import java.util.Map;

import io.callcraft.shared.Milestone;
import io.callcraft.testing.ShippedPolicies;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often the rules are wrong about whom they let into the program. The simulation has
 * no chance of its own: the same rules give the same figures.
 */
class ErrorRatesTests {

	/** Few, to be quick: what so few show is read off the intervals. */
	private static final int REPS = 100;

	@Test
	void the_shipped_rules_hardly_ever_enter_the_blameless_and_find_the_weak() {
		ErrorRates rates = SimulatedCenter.errorRates(ShippedPolicies.release(), REPS);

		assertThat(rates.blameless().observed()).isEqualTo(REPS);
		assertThat(rates.blameless().getLower95()).isLessThan(ErrorRates.MOST_ENTERED);
		assertThat(rates.weak()).extracting(ErrorRates.Weak::milestone).containsExactly(Milestone.values());
		assertThat(rates.weak()).allSatisfy(
				(weak) -> assertThat(weak.found().getUpper95()).as("%s", weak).isGreaterThan(ErrorRates.LEAST_FOUND));
	}

	@Test
	void rules_that_hardly_look_at_evidence_are_shown_to_enter_the_blameless() {
		Map<String, Double> careless = new HashMap<>(Map.of("entry.evidence", 3.0));
		for (Milestone milestone : Milestone.values()) {
			careless.put(milestone.key() + ".limit", 99.0);
		}

		ErrorRates rates = SimulatedCenter.errorRates(ShippedPolicies.with(careless), 25);

		assertThat(rates.isFair()).isFalse();
		assertThat(rates.blameless().getLower95()).isGreaterThan(ErrorRates.MOST_ENTERED);
	}

	@Test
	void rules_that_ask_for_too_much_evidence_are_shown_to_miss_the_weak() {
		ErrorRates rates = SimulatedCenter.errorRates(ShippedPolicies.with(Map.of("entry.evidence", 15.0)), 25);

		assertThat(rates.isFair()).isTrue();
		assertThat(rates.weak()).anyMatch((weak) -> weak.found().getUpper95() < ErrorRates.LEAST_FOUND);
	}

	@Test
	void a_glance_at_few_reps_shows_what_a_figure_would_change() {
		ErrorRates shipped = SimulatedCenter.glance(ShippedPolicies.release());
		ErrorRates reluctant = SimulatedCenter.glance(ShippedPolicies.with(Map.of("entry.evidence", 15.0)));

		assertThat(shipped.blameless().observed()).isEqualTo(50);
		assertThat(shipped.found().observed()).isEqualTo(7 * 12);
		assertThat(shipped.found().getLower95()).isGreaterThan(reluctant.found().getUpper95());
	}

	@Test
	void the_same_rules_give_the_same_figures() {
		ErrorRates once = SimulatedCenter.errorRates(ShippedPolicies.release(), 5);

		assertThat(SimulatedCenter.errorRates(ShippedPolicies.release(), 5)).isEqualTo(once);
	}

}
