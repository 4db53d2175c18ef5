package io.callcraft.escalation;

/**
 * A verdict on a plan: {@code AGREE}, or {@code SEND_BACK} with what is missing.
 *
 * @param decision which
 * @param reason why, in plain words
 */
public record PlanReview(String decision, String reason) {
}
