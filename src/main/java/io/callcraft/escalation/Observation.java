package io.callcraft.escalation;

import io.callcraft.shared.Milestone;

/**
 * A verdict on a rep: worth watching, too little to act on (B1).
 *
 * @param milestone what it is about
 * @param reason why, in plain words
 */
public record Observation(Milestone milestone, String reason) {
}
