package io.callcraft.escalation;

/**
 * A rep says what is against an objective: a fact.
 *
 * @param code the concern's code; empty to ask for every answer there is
 */
public record ConcernVoiced(String code) {
}
