package io.callcraft.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.callcraft.insight.EffectOfHelp.Case;
import io.callcraft.shared.Rate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The effect of help on simulated centers of which the truth is known: true rates that
 * never change by themselves but for a rise of everybody, and help that goes to those who
 * had a bad month.
 */
class EffectOfHelpTests {

	private static final int CENTERS = 1_000;

	private static final int REPS = 200;

	private static final int MONTHS = 3;

	private static final double TREND = 0.02;

	@Test
	void intervals_hold_the_true_effect_as_often_as_they_say() {
		for (double effect : new double[] { 0.05, 0.15 }) {
			Shown shown = shown(effect);

			System.out.printf(
					"COACHING effect of %.0f points: %d of %d intervals hold it (%.1f %%); mean estimate %.1f points%n",
					100 * effect, shown.hold(), CENTERS, 100.0 * shown.hold() / CENTERS, 100 * shown.mean());
			assertThat(shown.hold()).isBetween(930, 970);
			assertThat(shown.mean()).isCloseTo(effect, within(0.005));
		}
	}

	@Test
	void where_help_does_nothing_and_bad_luck_passes_the_interval_holds_zero() {
		Shown shown = shown(0);

		System.out.printf(
				"COACHING regression to the mean alone: %d of %d intervals hold zero (%.1f %%); unguarded, the rates rose by %.1f points%n",
				shown.hold(), CENTERS, 100.0 * shown.hold() / CENTERS, 100 * shown.unguarded());
		assertThat(shown.hold()).isGreaterThanOrEqualTo(930);
		assertThat(shown.mean()).isCloseTo(0, within(0.005));
		assertThat(shown.unguarded()).isGreaterThan(0.05);
	}

	@Test
	void of_nothing_there_is_no_part() {
		List<Case> cases = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			cases.add(new Case("h" + i, "lead/2026-05", new Rate(0, 100), new Rate(70, 100), true));
			cases.add(new Case("o" + i, "lead/2026-05", new Rate(0, 100), new Rate(60, 100), false));
		}

		EffectOfHelp effect = EffectOfHelp.of(cases).orElseThrow();

		assertThat(effect.raised().value()).isCloseTo(0.1, within(1e-9));
		assertThat(effect.relative()).isNull();
	}

	@Test
	void by_hand_it_is_the_difference_of_rises_within_a_cell() {
		List<Case> cases = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			cases.add(new Case("h" + i, "lead/2026-05", new Rate(50, 100), new Rate(70 + i % 2, 100), true));
			cases.add(new Case("o" + i, "lead/2026-05", new Rate(50, 100), new Rate(60 + i % 2, 100), false));
		}

		EffectOfHelp effect = EffectOfHelp.of(cases).orElseThrow();

		assertThat(effect.helped()).isEqualTo(4);
		assertThat(effect.compared()).isEqualTo(4);
		assertThat(effect.before()).isCloseTo(0.5, within(1e-9));
		assertThat(effect.raised().value()).isCloseTo(0.1, within(1e-9));
		assertThat(effect.unguarded()).isCloseTo(0.205, within(1e-9));
		assertThat(effect.relative().value()).isCloseTo(0.2, within(1e-9));
		// each arm has the variance 0.25/3 of four in points; the jackknife divides by
		// one
		// rep fewer, and three reps are free
		assertThat(effect.raised().upper95())
			.isCloseTo(0.1 + 3.182446 * Math.sqrt(8 * 7 / 8.0 * Math.pow(0.005 / 3, 2)), within(1e-6));
	}

	@Test
	void without_anybody_to_compare_with_nothing_is_said() {
		List<Case> cases = IntStream.range(0, 20)
			.mapToObj((i) -> new Case("r" + i, "lead/2026-05", new Rate(i < 10 ? 20 : 80, 100), new Rate(60, 100),
					i < 10))
			.toList();

		assertThat(EffectOfHelp.of(cases)).isEmpty();
		assertThat(EffectOfHelp.of(List.of())).isEmpty();
	}

	private static Shown shown(double effect) {
		int hold = 0;
		double sum = 0;
		double unguarded = 0;
		for (int seed = 0; seed < CENTERS; seed++) {
			EffectOfHelp estimate = EffectOfHelp.of(center(seed, effect)).orElseThrow();
			hold += (estimate.raised().isAbove(effect) || estimate.raised().isBelow(effect)) ? 0 : 1;
			sum += estimate.raised().value() / CENTERS;
			unguarded += estimate.unguarded() / CENTERS;
		}
		return new Shown(hold, sum, unguarded);
	}

	/** Who had a bad month is helped six times in ten, others once in ten. */
	private static List<Case> center(int seed, double effect) {
		Random random = new Random(seed);
		List<Case> cases = new ArrayList<>();
		for (int rep = 0; rep < REPS; rep++) {
			double truth = Math.max(0.1, Math.min(0.8, 0.55 + 0.08 * random.nextGaussian()));
			for (int month = 0; month < MONTHS; month++) {
				Rate before = rate(random, truth);
				boolean helped = random.nextDouble() < ((before.getValue() < 0.48) ? 0.6 : 0.1);
				Rate after = rate(random, truth + TREND + (helped ? effect : 0));
				cases.add(new Case("r-" + rep, "lead/" + month, before, after, helped));
			}
		}
		return cases;
	}

	private static Rate rate(Random random, double truth) {
		int calls = 20 + random.nextInt(30);
		int met = 0;
		for (int call = 0; call < calls; call++) {
			met += (random.nextDouble() < truth) ? 1 : 0;
		}
		return new Rate(met, calls);
	}

	/**
	 * What came out.
	 *
	 * @param hold how many intervals hold the truth
	 * @param mean the mean of all estimates
	 * @param unguarded the mean rise of those who were helped, as it was counted
	 */
	private record Shown(int hold, double mean, double unguarded) {
	}

}
