package io.callcraft.insight;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import io.callcraft.shared.Rate;
import org.jspecify.annotations.Nullable;

/**
 * How the center does before and after the program began (R21, R41), by whole months
 * (UTC).
 *
 * @param startedOn the day on which it began; absent where it has not
 * @param before the months before, six at most
 * @param after the months after, up to the last that is over; the month in which it began
 * belongs to neither, unless it began on its first day
 * @param lift by how much more often the same reps sell after than before; absent while
 * too few have enough calls in both
 * @param reps how many reps that rests on
 * @param months all months that are looked at, in order
 */
public record ProgramHealth(@Nullable LocalDate startedOn, Time before, Time after, @Nullable Estimate lift, int reps,
		List<Month> months) {

	public ProgramHealth {
		months = List.copyOf(months);
	}

	/**
	 * Several months together.
	 *
	 * @param months how many
	 * @param sales calls with a sale, of all
	 * @param complaints complaints on 1,000 calls; absent without calls
	 * @param leavers of 100 reps in a month; absent without reps
	 * @param morale the mean score, 1 to 5; absent where too few have answered
	 */
	public record Time(int months, Rate sales, @Nullable Estimate complaints, @Nullable Estimate leavers,
			@Nullable Estimate morale) {
	}

	/**
	 * One month.
	 *
	 * @param after whether it is one of those after; false as well for the month in which
	 * the program began
	 * @param reps reps with calls
	 * @param answered how many answered the pulse; 0 where fewer than five did
	 * @param morale the mean score, 1 to 5; absent where fewer than five answered
	 */
	public record Month(YearMonth month, boolean after, Rate sales, int reps, int complaints, int leavers, int answered,
			@Nullable Estimate morale) {
	}

}
