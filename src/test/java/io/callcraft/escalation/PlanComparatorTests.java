package io.callcraft.escalation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.callcraft.testing.ShippedPolicies;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The comparator of plans, by the shipped rules, beside what a careful reader made of 60
 * pairs of plans (B8).
 */
class PlanComparatorTests {

	private static final Path PAIRS = Path.of("src/test/resources/plan-pairs.txt");

	@Test
	void it_agrees_with_a_careful_reader_on_nine_of_ten_plans() throws IOException {
		List<Pair> pairs = pairs();

		List<Pair> misses = pairs.stream().filter((pair) -> !proposed(pair).equals(pair.label())).toList();

		misses.forEach((miss) -> System.out.println("PLAN " + miss.label() + " by the reader: " + miss.plan()));
		System.out.println("PLAN comparator agrees on " + (pairs.size() - misses.size()) + " of " + pairs.size());
		assertThat(pairs).hasSize(60);
		assertThat(misses).hasSizeLessThanOrEqualTo(pairs.size() / 10);
	}

	@Test
	void every_plan_sent_back_is_told_what_is_missing() throws IOException {
		assertThat(pairs().stream().filter((pair) -> proposed(pair).equals("SEND_BACK")))
			.allSatisfy((pair) -> assertThat(reviews(pair)).isNotEmpty()
				.allSatisfy((review) -> assertThat(review.reason()).isNotBlank()));
	}

	/** The rules send back what lacks something, and say nothing else about it. */
	private static String proposed(Pair pair) {
		List<String> decisions = reviews(pair).stream().map(PlanReview::decision).distinct().toList();
		assertThat(decisions).as(pair.plan()).hasSize(1);
		return decisions.get(0);
	}

	private static List<PlanReview> reviews(Pair pair) {
		List<String> plans = new ArrayList<>(pair.earlier());
		plans.add(pair.plan());
		return ShippedPolicies.release()
			.decide("plan-review", List.of(PlanReading.of(plans)))
			.of(PlanReview.class)
			.map((verdict) -> (PlanReview) verdict.value())
			.toList();
	}

	private static List<Pair> pairs() throws IOException {
		return Files.readAllLines(PAIRS)
			.stream()
			.filter((line) -> !line.isBlank() && !line.startsWith("#"))
			.map((line) -> line.split(" \\| "))
			.map((parts) -> new Pair(parts[1], parts[2].equals("-") ? List.of() : List.of(parts[2].split(" // ")),
					parts[3]))
			.toList();
	}

	/**
	 * A plan beside the earlier ones.
	 */
	private record Pair(String label, List<String> earlier, String plan) {
	}

}
