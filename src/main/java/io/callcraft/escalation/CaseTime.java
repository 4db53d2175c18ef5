package io.callcraft.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.callcraft.workflow.Calendar;

import org.springframework.stereotype.Component;

/**
 * Moments of a case as the people concerned read them: in the zone of the rep's team.
 */
@Component
class CaseTime {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);

	private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm (VV)",
			Locale.ENGLISH);

	private final Calendar calendar;

	CaseTime(Calendar calendar) {
		this.calendar = calendar;
	}

	/** The day, such as {@code Mon 30 Nov 2026}. */
	String day(CaseFile file, Instant at) {
		return DAY.format(at.atZone(this.calendar.hours(file.id()).zone()));
	}

	String day(LocalDate day) {
		return DAY.format(day);
	}

	/** The minute with its zone, such as {@code Mon 30 Nov 2026, 00:35 (UTC)}. */
	String minute(CaseFile file, Instant at) {
		return MINUTE.format(at.atZone(this.calendar.hours(file.id()).zone()));
	}

	/** The day so many working days after a moment. */
	String dayAfter(CaseFile file, Instant from, int workingDays) {
		return day(file, this.calendar.after(file.id(), from, workingDays + " working days"));
	}

}
