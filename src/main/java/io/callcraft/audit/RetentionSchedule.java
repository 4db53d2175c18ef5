package io.callcraft.audit;

import java.time.Duration;
import java.time.Instant;

import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * How long what was written by or about people is kept, of one kind and in one place
 * (R59).
 *
 * @param kind of what
 * @param place whose law it follows; absent for every place that has none of its own
 * @param keptAtLeast days for which it must be kept, 0 to 36,500
 * @param source who says so: a law, or what was agreed, in at most 500 characters
 * @param erasedAfter days after which it is erased by itself, never fewer than it must be
 * kept; absent when nothing is
 * @param because why it was set so, or withdrawn, in plain words: it goes on record
 * @param setBy who did
 * @param setAt when
 * @param withdrawn whether it holds no longer, and what holds elsewhere does instead
 */
public record RetentionSchedule(Kind kind, @Nullable String place, int keptAtLeast, String source,
		@Nullable Integer erasedAfter, String because, UserId setBy, Instant setAt, boolean withdrawn) {

	/** Until when something must be kept whose time began at a moment. */
	Instant keptUntil(Instant since) {
		return since.plus(Duration.ofDays(this.keptAtLeast));
	}

	/** In words, for the end of a sentence. */
	String where() {
		return (this.place != null) ? this.place : "every place without its own";
	}

	/** What is kept, and since when the days count. */
	public enum Kind {

		/** Texts of a case, since it has ended. */
		CASE("the case ended"),

		/** Texts of no case, since the person has left. */
		PERSON("they left");

		private final String since;

		Kind(String since) {
			this.since = since;
		}

		/** What has happened when the days begin to count, in plain words. */
		public String since() {
			return this.since;
		}

	}

}
