package io.callcraft.escalation;

/**
 * What a rep is to show now.
 *
 * @param caseId the case that it belongs to
 * @param objective the objective or trial, and how far it has come
 */
public record CurrentObjective(String caseId, Objective objective) {
}
