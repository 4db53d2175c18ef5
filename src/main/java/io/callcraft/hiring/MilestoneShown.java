package io.callcraft.hiring;

import io.callcraft.shared.Milestone;

/**
 * How often the customer of a simulated call came to a milestone, over all simulations of
 * a candidate and all of their raters.
 *
 * @param milestone which
 * @param met how often
 * @param missed how often not; what did not apply counts as neither
 */
public record MilestoneShown(Milestone milestone, int met, int missed) {
}
