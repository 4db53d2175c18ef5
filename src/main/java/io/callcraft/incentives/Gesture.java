package io.callcraft.incentives;

import java.time.Instant;

import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Something good that a supervisor is asked to say, or to write by hand.
 *
 * @param id its number
 * @param reason what there is to praise
 * @param dueAt until when it means most
 * @param doneAt when it was said, or handed over; absent until then
 * @param words what was said or written, if somebody noted it
 */
public record Gesture(long id, Kind kind, RepId rep, TeamId team, String reason, Instant askedAt, Instant dueAt,
		@Nullable Instant doneAt, @Nullable UserId doneBy, @Nullable String words) {

	/** Said, or written. */
	public enum Kind {

		/** In person, within the hour. */
		PAT,

		/** A card, written by hand. */
		NOTE

	}

}
