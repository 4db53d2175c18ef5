package io.callcraft.coaching;

import java.time.Instant;
import java.util.List;

import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Tasks of a supervisor on the floor lay too long, and who leads them is asked to offer
 * support (R31). It says nothing against the supervisor, and counts for nothing.
 *
 * @param id names it
 * @param supervisor who is offered support
 * @param manager who was asked to offer it
 * @param askedAt when that was
 * @param overdue the tasks that lay too long, in the order in which they did; empty where
 * nobody noted them then
 * @param task the task in the reader's inbox by which to offer it; absent for everybody
 * else, and once it has ended
 * @param endedAt when it ended; absent while it is open
 * @param made what was offered; absent while it is open, and where it ended without a
 * word
 */
public record SupportOffer(long id, UserId supervisor, UserId manager, Instant askedAt, List<Overdue> overdue,
		@Nullable String task, @Nullable Instant endedAt, @Nullable Made made) {

	public SupportOffer {
		overdue = List.copyOf(overdue);
	}

	/** Whether nobody has offered anything yet. */
	public boolean isOpen() {
		return this.endedAt == null;
	}

	/**
	 * A task that was overdue. Whom it is about is not told here.
	 *
	 * @param due when it should have been done; absent where that is not known
	 */
	public record Overdue(TeamId team, String title, @Nullable Instant due) {
	}

	/**
	 * What was offered.
	 *
	 * @param kind which kind of support; absent where only the ledger knows
	 * @param by who offered it
	 * @param agreed what the two agreed on; absent where only the ledger knows
	 */
	public record Made(@Nullable Kind kind, UserId by, @Nullable String agreed) {
	}

	/** Kinds of support. */
	public enum Kind {

		BESIDE_ON_THE_FLOOR("somebody beside them on the floor"), SHOW_IT("to be shown how"),

		CERTIFICATION("to be certified as a coach"), FEWER_TASKS("fewer tasks"),

		NONE_NEEDED("nothing: no help was needed");

		private final String phrase;

		Kind(String phrase) {
			this.phrase = phrase;
		}

		/** What it is, to follow "Was offered …". */
		public String phrase() {
			return this.phrase;
		}

	}

}
