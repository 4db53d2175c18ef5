package io.callcraft.coaching;

import java.time.Instant;
import java.time.LocalDate;

import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What rep or coach promised at the end of a session. The other side says that it was
 * kept.
 *
 * @param id its number
 * @param made what was promised
 * @param kept who says that it was kept, and when; absent until then
 */
public record Commitment(long id, Made made, @Nullable Kept kept) {

	/** Who promised. */
	public enum Side {

		REP, COACH

	}

	/**
	 * A promise.
	 *
	 * @param words what, in the words of who promised
	 * @param due until when; absent where no day was agreed on
	 */
	public record Made(Side side, String words, @Nullable LocalDate due) {
	}

	/** That it was kept, says the other side. */
	public record Kept(UserId by, Instant at) {
	}

}
