package io.callcraft.incentives;

import java.time.Instant;
import java.util.List;

import io.callcraft.calls.Call;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;
import org.jspecify.annotations.Nullable;

/**
 * What a call earned, as it is kept.
 *
 * @param version 0 at first, one more with every correction of the call
 * @param rep whose call it was
 * @param startedAt when the call began
 * @param release the release of the rules
 * @param form what it came as
 * @param merits what was rewarded; empty where a correction left nothing
 * @param granted points of it that count under the cap of a day
 * @param amount what was booked for it, points or cents
 * @param transfer where it was booked; absent where there was nothing to book
 */
public record Award(Call.Key call, int version, RepId rep, Instant startedAt, int release, RewardForm form,
		List<Item> merits, int granted, long amount, @Nullable Long transfer) {

	public Award {
		merits = List.copyOf(merits);
	}

	/**
	 * A milestone that was rewarded.
	 *
	 * @param rule the rule that says so
	 */
	public record Item(Milestone milestone, int points, String rule) {
	}

}
