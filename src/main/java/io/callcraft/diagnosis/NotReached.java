package io.callcraft.diagnosis;

import io.callcraft.shared.Milestone;

/**
 * A verdict on a call: what comes after a milestone that was missed could not be reached,
 * so that one failure is not counted several times.
 *
 * @param after the milestone that was missed
 * @param reason why, in plain words
 */
public record NotReached(Milestone after, String reason) {
}
