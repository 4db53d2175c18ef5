package io.callcraft.escalation;

import java.time.Instant;

import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A time in which nobody enters the program.
 *
 * @param id its number
 * @param reason why it began, in the rules' words
 * @param begunAt when
 * @param endedBy who ended it; absent while it lasts
 * @param endedAt when
 * @param endedBecause why
 */
public record EntryStop(long id, String reason, Instant begunAt, @Nullable UserId endedBy, @Nullable Instant endedAt,
		@Nullable String endedBecause) {
}
