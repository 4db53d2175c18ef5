package io.callcraft.escalation;

/**
 * A second person wants to skip stages of a case: a fact (R42).
 *
 * @param from where the case is
 * @param to where it should go on
 * @param ground {@code GROSS_MISCONDUCT} or {@code OTHER}
 * @param witnessed whether the act and somebody who saw it are named
 */
public record StageSkip(EscalationStage from, EscalationStage to, String ground, boolean witnessed) {
}
