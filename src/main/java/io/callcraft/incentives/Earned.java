package io.callcraft.incentives;

import java.time.YearMonth;
import java.util.List;

import io.callcraft.calls.Call;
import org.jspecify.annotations.Nullable;

/**
 * What the rules gave for a call.
 *
 * @param call the call
 * @param form what the rewards come as
 * @param merits what the call itself earned; empty when nothing
 * @param granted how many points of that count under the cap of a day
 * @param month the month that improvements are about; absent when there is none
 * @param improvements what the month earned
 * @param praise what there is to praise within the hour; absent when nothing
 */
public record Earned(Call call, RewardForm form, List<Merit> merits, int granted, @Nullable YearMonth month,
		List<Merit> improvements, @Nullable String praise) {

	public Earned {
		merits = List.copyOf(merits);
		improvements = List.copyOf(improvements);
	}

	/** All points together, improvements included. */
	public int points() {
		return this.granted + this.improvements.stream().mapToInt(Merit::points).sum();
	}

}
