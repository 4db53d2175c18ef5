package io.callcraft.incentives;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import io.callcraft.shared.RepId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SplitTests {

	private static final RepId A = new RepId("a");

	private static final RepId B = new RepId("b");

	private static final RepId C = new RepId("c");

	@Test
	void most_goes_to_all_alike_and_the_rest_by_hours() {
		assertThat(new Split(70, 30).of(100, List.of(A, B), Map.of(A, 30.0, B, 10.0), Map.of()))
			.containsExactly(new Pool.Share(A, 58), new Pool.Share(B, 42));
	}

	@Test
	void what_is_left_goes_by_nominations() {
		assertThat(new Split(50, 30).of(100, List.of(A, B), Map.of(A, 1.0, B, 1.0), Map.of(B, 3.0)))
			.containsExactly(new Pool.Share(A, 40), new Pool.Share(B, 60));
	}

	@Test
	void without_hours_all_count_the_same() {
		assertThat(new Split(70, 30).of(100, List.of(A, B, C), Map.of(), Map.of())).extracting(Pool.Share::points)
			.containsExactly(34L, 33L, 33L);
	}

	@Test
	void every_point_is_given_and_none_twice() {
		Random random = new Random(7);
		for (int i = 0; i < 500; i++) {
			List<RepId> members = IntStream.range(0, 1 + random.nextInt(12))
				.mapToObj((n) -> new RepId("r" + n))
				.toList();
			Map<RepId, Double> hours = Map.of(members.get(0), random.nextDouble() * 100);
			long points = random.nextInt(1_000);

			List<Pool.Share> shares = new Split(random.nextInt(101), random.nextInt(101)).of(points, members, hours,
					Map.of());

			assertThat(shares.stream().mapToLong(Pool.Share::points).sum()).isEqualTo(points);
			assertThat(shares).allMatch((share) -> share.points() >= 0);
		}
	}

}
