package io.callcraft.incentives;

import java.time.Instant;
import java.time.LocalDate;

import io.callcraft.shared.RepId;
import org.jspecify.annotations.Nullable;

/**
 * A rep who has gone too long without hearing how they do (R27).
 *
 * @param lastHeard when they last got kudos, a pat on the back or a note, or in reports
 * heard anything; absent when never
 * @param dueSince since when a word is due
 * @param hiredOn the rep's first day: who never heard anything has waited since then
 */
public record Silence(RepId rep, @Nullable Instant lastHeard, Instant dueSince, LocalDate hiredOn) {
}
