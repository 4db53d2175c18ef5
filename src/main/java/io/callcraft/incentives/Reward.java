package io.callcraft.incentives;

import io.callcraft.decisions.Rewards;
import io.callcraft.shared.Milestone;

/**
 * A verdict on a call: a milestone or an improvement at it is worth something.
 *
 * @param milestone what is rewarded
 * @param points how much it is worth, 0 or more
 * @param reason why, in plain words
 */
@Rewards
public record Reward(Milestone milestone, int points, String reason) {

	public Reward {
		if (points < 0) {
			throw new IllegalArgumentException("points: a reward takes nothing away, but was " + points);
		}
	}

}
