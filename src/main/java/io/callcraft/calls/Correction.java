package io.callcraft.calls;

import java.time.Instant;

import io.callcraft.shared.UserId;

/**
 * A change of a stored call that somebody made on purpose.
 *
 * @param at when
 * @param by who
 * @param reason why
 * @param earlier the call as it read before, in the API's own JSON
 */
public record Correction(Instant at, UserId by, String reason, String earlier) {
}
