package io.callcraft.escalation;

/**
 * A verdict on a case: where it goes from here, in the words that the workflow's gateways
 * read.
 *
 * @param outcome such as {@code NEXT_OBJECTIVE}, {@code RECOVERED} or
 * {@code HEART_TO_HEART}
 * @param reason why, in plain words
 */
public record NextMove(String outcome, String reason) {
}
