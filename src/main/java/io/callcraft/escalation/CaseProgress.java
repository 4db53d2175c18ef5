package io.callcraft.escalation;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.Rate;
import org.jspecify.annotations.Nullable;

/**
 * A case at the moment when a step of it was reviewed: a fact.
 *
 * @param step what was reviewed: {@code OBJECTIVE}, {@code HEART_TO_HEART}, {@code PLAN}
 * or {@code TRIAL}
 * @param result what came of it: for an objective or a trial {@code MET}, {@code MISSED}
 * or {@code NOT_EVIDENCED}; for a heart-to-heart the commitment; for a plan the decision
 * @param milestone what the case is about; absent where it is about conduct
 * @param cause why, as rep and supervisor see it: {@code WILL}, {@code SKILL},
 * {@code KNOWLEDGE}, {@code TALENT}, {@code OBSTACLE} or {@code UNKNOWN}
 * @param concern the real concern of a heart-to-heart; empty elsewhere
 * @param support what was offered in a heart-to-heart; empty elsewhere
 * @param missedInARow objectives missed on evidence, one after another, since the last
 * one met
 * @param objectivesMet objectives met since the case was opened
 * @param commitments heart-to-hearts that ended in a commitment
 * @param timesAsked how often more time was asked for, or a plan was sent back, or a
 * trial was extended
 * @param coachingSessions sessions on the milestone in the last 90 days that the rep has
 * acknowledged
 * @param reinforcements reinforcements after the first of these
 * @param rate the milestone over the last 90 days
 * @param since the milestone since the case was opened
 * @param target share expected, 0 to 1
 * @param limit share below which the program begins, 0 to 1
 */
public record CaseProgress(String step, String result, @Nullable Milestone milestone, String cause, String concern,
		String support, int missedInARow, int objectivesMet, int commitments, int timesAsked, int coachingSessions,
		int reinforcements, Rate rate, Rate since, double target, double limit) {
}
