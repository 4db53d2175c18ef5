package io.callcraft.incentives;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import org.jspecify.annotations.Nullable;

/**
 * What calls earned in a month that only a team can be credited with (R25).
 *
 * @param calls how many such calls there were
 * @param points what they earned together
 * @param shares who gets how much of it; sums to the points
 * @param settledAt when it was given; absent until then
 */
public record Pool(TeamId team, YearMonth month, int calls, long points, List<Share> shares,
		@Nullable Instant settledAt) {

	public Pool {
		shares = List.copyOf(shares);
	}

	/** Somebody's share. */
	public record Share(RepId rep, long points) {
	}

}
