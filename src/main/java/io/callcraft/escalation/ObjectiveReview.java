package io.callcraft.escalation;

/**
 * A verdict on an objective: {@code MET}, {@code MISSED} or {@code NOT_EVIDENCED}.
 *
 * @param result which
 * @param reason why, in plain words
 */
public record ObjectiveReview(String result, String reason) {
}
