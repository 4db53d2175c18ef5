package io.callcraft.escalation;

/**
 * A verdict on the center: nobody enters the program until a person has looked at it.
 *
 * @param reason why, in plain words
 */
public record StopEntries(String reason) {
}
