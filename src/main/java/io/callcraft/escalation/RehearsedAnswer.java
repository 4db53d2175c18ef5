package io.callcraft.escalation;

/**
 * A verdict on a rehearsal: what the rep says, one thing that could be answered, and what
 * comes of it.
 *
 * @param card such as {@code FEAR}
 * @param turn from 1
 * @param choice such as {@code A}
 * @param says what the rep says at this turn
 * @param answer what could be answered
 * @param comment what that does
 * @param next the turn that follows; 0 where the talk ends
 */
public record RehearsedAnswer(String card, int turn, String choice, String says, String answer, String comment,
		int next) {
}
