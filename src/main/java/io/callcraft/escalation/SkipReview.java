package io.callcraft.escalation;

/**
 * A verdict on skipping stages: {@code ALLOW} or {@code REFUSE}.
 *
 * @param decision which
 * @param reason why, in plain words
 */
public record SkipReview(String decision, String reason) {
}
