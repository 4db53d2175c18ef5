package io.callcraft.escalation;

import io.callcraft.shared.Milestone;

/**
 * The rep recovered before from a case about a milestone: a fact.
 *
 * @param milestone what that case was about
 * @param daysAgo how many days ago it ended
 */
public record Recovery(Milestone milestone, int daysAgo) {
}
