package io.callcraft.incentives;

/**
 * A verdict on a rep: what their rewards come as.
 *
 * @param form what it is
 */
public record RewardIn(RewardForm form) {
}
