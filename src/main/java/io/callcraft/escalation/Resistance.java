package io.callcraft.escalation;

/**
 * A verdict on a concern: what resistance it is, and what helps to say (R20, R44).
 *
 * @param code such as {@code FEAR}
 * @param heard how it sounds
 * @param answer what acknowledges it and comes back to the objective
 */
public record Resistance(String code, String heard, String answer) {
}
