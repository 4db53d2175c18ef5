package io.callcraft.escalation;

import io.callcraft.shared.Milestone;

/**
 * A verdict on a rep: the limit is coming closer, and there is time to stay off the
 * program (R38).
 *
 * @param milestone what it is about
 * @param reason why, in plain words
 */
public record EarlyWarning(Milestone milestone, String reason) {
}
