package io.callcraft.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The working days of the ninety days up to an instant, newest first.
 */
final class WorkingDays {

	/** How far the demonstration center's calls reach back. */
	static final int DAYS = 90;

	private WorkingDays() {
	}

	/** Mondays to Fridays; the day of the instant is the first when it is one. */
	static List<LocalDate> upTo(Instant end) {
		LocalDate last = LocalDate.ofInstant(end, ZoneOffset.UTC);
		List<LocalDate> days = new ArrayList<>();
		for (int back = 0; back < DAYS; back++) {
			LocalDate day = last.minusDays(back);
			if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
				days.add(day);
			}
		}
		return days;
	}

}
