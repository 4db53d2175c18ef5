package io.callcraft.insight;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;

/**
 * What is measured, told and measured again without anybody helping (R28): the gap is the
 * supervisor's then, and their manager is told. And who leads without being on the floor
 * (R32).
 *
 * @param first the earlier of the two months
 * @param second the later one, the last that is over
 * @param repeated by supervisor and rep
 * @param floorSince since when time on the floor is looked at
 * @param offTheFloor supervisors with reps and without any such time
 */
public record ManagersGaps(YearMonth first, YearMonth second, List<Repeated> repeated, LocalDate floorSince,
		List<UserId> offTheFloor) {

	public ManagersGaps {
		repeated = List.copyOf(repeated);
		offTheFloor = List.copyOf(offTheFloor);
	}

	/**
	 * A rep who was below the target in both months, even at best, and was not coached on
	 * it in either.
	 *
	 * @param before the rate of the first month
	 * @param after the rate of the second month
	 * @param target the share expected, 0 to 1
	 */
	public record Repeated(UserId supervisor, RepId rep, Milestone milestone, Rate before, Rate after, double target) {
	}

}
