package io.callcraft.escalation;

/**
 * The four stages of the ladder, in order (R42).
 */
public enum EscalationStage {

	SKILL_OBJECTIVE, HEART_TO_HEART, FORMATIVE_FEEDBACK, HARD_CONSEQUENCE

}
