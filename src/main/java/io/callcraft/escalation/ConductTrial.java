package io.callcraft.escalation;

/**
 * The trial of a plan about conduct, at its end: a fact.
 *
 * @param reports reports of acts since the plan was agreed that count
 */
public record ConductTrial(int reports) {
}
