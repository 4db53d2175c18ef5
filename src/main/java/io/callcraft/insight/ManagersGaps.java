package io.callcraft.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * What is measured, told and measured again without anybody helping (R28): the gap is the
 * supervisor's then, and their manager is told. And who leads without being on the floor
 * (R32), or whose reps hear too seldom how they do.
 *
 * @param first the earlier of the two months
 * @param second the later one, the last that is over
 * @param repeated by supervisor and rep
 * @param floorSince since when time on the floor is looked at
 * @param offTheFloor supervisors with reps and without any such time
 * @param cadenceDays after how many working days at most reps are to hear how they do
 * (R27)
 * @param cadenceOfNewcomers the same for newcomers
 * @param quiet supervisors of whose reps some have gone longer, the most first
 */
public record ManagersGaps(YearMonth first, YearMonth second, List<Repeated> repeated, LocalDate floorSince,
		List<UserId> offTheFloor, int cadenceDays, int cadenceOfNewcomers, List<Quiet> quiet) {

	public ManagersGaps {
		quiet = List.copyOf(quiet);
		repeated = List.copyOf(repeated);
		offTheFloor = List.copyOf(offTheFloor);
	}

	/**
	 * A supervisor whose reps do not hear in time how they do.
	 *
	 * @param reps reps in their teams who are not away
	 * @param unheard those who have gone too long without a good word, coaching or a step
	 * of a case, the longest first
	 * @param dueSince since when the first of them should have heard something
	 * @param lastHeard when that one last did; absent when never
	 * @param hiredOn the first day of that one
	 */
	public record Quiet(UserId supervisor, int reps, List<RepId> unheard, Instant dueSince, @Nullable Instant lastHeard,
			LocalDate hiredOn) {

		public Quiet {
			unheard = List.copyOf(unheard);
		}

	}

	/**
	 * A rep who was below the target in both months, even at best, and was not coached on
	 * it in either.
	 *
	 * @param before the rate of the first month
	 * @param after the rate of the second month
	 * @param target the share expected, 0 to 1
	 */
	public record Repeated(UserId supervisor, RepId rep, @JsonSerialize(using = MilestoneKey.class) Milestone milestone,
			Rate before, Rate after, double target) {
	}

}
