package io.callcraft.incentives;

import io.callcraft.shared.Milestone;

/**
 * Something that a rule found worth a reward.
 *
 * @param milestone what is rewarded
 * @param points what it is worth
 * @param rule the rule that says so
 * @param reason why, in plain words
 */
public record Merit(Milestone milestone, int points, String rule, String reason) {
}
