package io.callcraft.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Heads that witnesses keep.
 */
class HeadsTests {

	@Test
	void what_two_witnesses_saw_of_one_size_is_taken_twice_however_many_there_are() {
		List<SignedHead> kept = new ArrayList<>();
		for (long size = 1; size <= 3_000; size++) {
			SignedHead head = new SignedHead(size, "", Instant.EPOCH, "", "");
			kept.addAll(List.of(head, head));
		}
		Collections.shuffle(kept, new Random(7));
		Heads heads = Heads.kept(kept, 2);

		List<Long> taken = new ArrayList<>();
		while (heads.peek() != null) {
			taken.add(heads.take().size());
		}

		assertThat(taken).hasSize(5_998).isSorted().startsWith(2L, 2L, 3L);
		assertThat(heads.taken()).isEqualTo(5_998);
	}

	@Test
	void a_head_is_reached_once_the_ledger_has_its_size() {
		Heads heads = Heads.kept(List.of(new SignedHead(10, "", Instant.EPOCH, "", "")), 0);

		assertThat(heads.isReached(9)).isFalse();
		assertThat(heads.isReached(10)).isTrue();
	}

}
