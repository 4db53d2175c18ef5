package io.callcraft.audit;

import java.time.Duration;
import java.time.Instant;

import io.callcraft.audit.LateEntries.Range;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LateEntriesTests {

	private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

	private final LateEntries late = new LateEntries();

	@Test
	void nothing_is_late_in_a_row_without_gaps() {
		this.late.next(1, NOON);
		this.late.next(2, NOON);

		assertThat(this.late.passedSince(NOON)).isEmpty();
		assertThat(this.late.seen()).isEqualTo(2);
	}

	@Test
	void what_lies_between_is_passed_by() {
		this.late.beginAfter(10);
		this.late.next(12, NOON);
		this.late.next(20, NOON);

		assertThat(this.late.passedSince(NOON)).containsExactly(new Range(11, 11), new Range(13, 19));
	}

	@Test
	void what_has_come_is_not_looked_for_again() {
		this.late.next(10, NOON);

		this.late.came(1);
		this.late.came(5);
		this.late.came(9);
		this.late.came(5);
		this.late.came(30);

		assertThat(this.late.passedSince(NOON)).containsExactly(new Range(2, 4), new Range(6, 8));
	}

	@Test
	void what_does_not_come_is_given_up() {
		this.late.next(3, NOON);
		this.late.next(6, NOON.plusSeconds(60));

		assertThat(this.late.passedSince(NOON.plusSeconds(60))).containsExactly(new Range(4, 5));
		this.late.forget(Duration.ofSeconds(59), NOON.plusSeconds(60));
		assertThat(this.late.passedSince(NOON)).containsExactly(new Range(4, 5));
	}

	@Test
	void a_new_beginning_forgets_what_was_passed_by() {
		this.late.next(3, NOON);

		this.late.beginAfter(100);

		assertThat(this.late.passedSince(NOON)).isEmpty();
		assertThat(this.late.seen()).isEqualTo(100);
	}

}
