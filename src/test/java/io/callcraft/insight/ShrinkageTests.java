package io.callcraft.insight;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import io.callcraft.shared.Rate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ShrinkageTests {

	/** Hits of 18 batters in their first 45 times at bat in 1970, Clemente first. */
	private static final List<Rate> BASEBALL = IntStream
		.of(18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7)
		.mapToObj((hits) -> new Rate(hits, 45))
		.toList();

	/**
	 * B. Efron and C. Morris, "Stein's paradox in statistics", Scientific American 236
	 * (1977): the mean is .265, each is drawn to it by the factor .212, so that
	 * Clemente's .400 becomes .294 and Alvis' .156 becomes .242; theirs of 1975 (JASA 70)
	 * are the same players.
	 */
	@Test
	void baseball_of_efron_and_morris() {
		Shrinkage shrinkage = Shrinkage.of(BASEBALL);

		assertThat(shrinkage.mean()).isCloseTo(0.265, within(0.0005));
		assertThat((shrinkage.of(BASEBALL.get(0)) - shrinkage.mean()) / (0.4 - shrinkage.mean())).isCloseTo(0.212,
				within(0.002));
		assertThat(shrinkage.of(BASEBALL.get(0))).isCloseTo(0.294, within(0.0006));
		assertThat(shrinkage.of(BASEBALL.get(1))).isCloseTo(0.289, within(0.0006));
		assertThat(shrinkage.of(BASEBALL.get(16))).isCloseTo(0.247, within(0.0006));
		assertThat(shrinkage.of(BASEBALL.get(17))).isCloseTo(0.242, within(0.0006));
	}

	@Test
	void a_rate_of_many_calls_keeps_more_of_itself() {
		List<Rate> rates = List.of(new Rate(30, 100), new Rate(45, 100), new Rate(60, 100), new Rate(75, 100),
				new Rate(90, 100), new Rate(9, 10));

		Shrinkage shrinkage = Shrinkage.of(rates);

		assertThat(shrinkage.of(rates.get(4))).isGreaterThan(shrinkage.of(rates.get(5)));
		assertThat(shrinkage.of(rates.get(5))).isBetween(shrinkage.mean(), 0.9);
		assertThat(shrinkage.of(Rate.NONE)).isEqualTo(shrinkage.mean());
	}

	@Test
	void where_all_differences_are_chance_nearly_nothing_is_left_of_them() {
		List<Rate> rates = IntStream.range(0, 40).mapToObj((i) -> new Rate(20 + i % 3 - 1, 40)).toList();

		Shrinkage shrinkage = Shrinkage.of(rates);

		assertThat(shrinkage.between()).isLessThan(1e-9);
		assertThat(shrinkage.of(rates.get(0))).isCloseTo(shrinkage.mean(), within(0.002));
	}

	/** Paule and Mandel's equation, which a bisection would solve as well, by hand. */
	@Test
	void true_rates_differ_by_as_much_as_spreads_them_as_expected() {
		Random random = new Random(42);
		for (int center = 0; center < 200; center++) {
			double differ = 0.2 * random.nextDouble();
			List<Rate> rates = IntStream.range(0, 5 + random.nextInt(200)).mapToObj((rep) -> {
				double truth = Math.max(0, Math.min(1, 0.5 + differ * random.nextGaussian()));
				int calls = 1 + random.nextInt(400);
				return new Rate((int) IntStream.range(0, calls).filter((call) -> random.nextDouble() < truth).count(),
						calls);
			}).toList();

			Shrinkage shrinkage = Shrinkage.of(rates);

			double spread = spread(rates, shrinkage.between());
			if (shrinkage.between() > 0) {
				assertThat(spread).isCloseTo(rates.size() - 1, within(1e-6));
			}
			else {
				assertThat(spread).isLessThanOrEqualTo(rates.size() - 1);
			}
		}
	}

	@Test
	void of_three_or_fewer_nothing_is_learned() {
		List<Rate> rates = List.of(new Rate(1, 10), new Rate(5, 10), new Rate(9, 10));

		assertThat(Shrinkage.of(rates).of(rates.get(0))).isEqualTo(0.1);
		assertThat(Shrinkage.of(List.of()).of(Rate.NONE)).isZero();
	}

	private static double spread(List<Rate> rates, double between) {
		double met = rates.stream().mapToInt(Rate::met).sum();
		double observed = rates.stream().mapToInt(Rate::observed).sum();
		double chance = met / observed * (1 - met / observed);
		double[] weights = rates.stream().mapToDouble((rate) -> 1 / (between + chance / rate.observed())).toArray();
		double mean = 0;
		for (int i = 0; i < weights.length; i++) {
			mean += weights[i] * rates.get(i).getValue() / DoubleStream.of(weights).sum();
		}
		double spread = 0;
		for (int i = 0; i < weights.length; i++) {
			spread += weights[i] * Math.pow(rates.get(i).getValue() - mean, 2);
		}
		return spread;
	}

}
