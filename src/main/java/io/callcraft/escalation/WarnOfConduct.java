package io.callcraft.escalation;

/**
 * A verdict on conduct: the rep is warned, and nothing else follows.
 *
 * @param reason why, in plain words
 */
public record WarnOfConduct(String reason) {
}
