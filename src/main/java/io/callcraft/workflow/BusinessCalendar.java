package io.callcraft.workflow;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

import io.callcraft.shared.InvalidInput;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Counts working time by the settings' days and hours. A span that begins out of hours
 * begins when work does.
 */
@Component
@EnableConfigurationProperties(CalendarSettings.class)
class BusinessCalendar implements Calendar {

	private final CalendarSettings settings;

	BusinessCalendar(CalendarSettings settings) {
		this.settings = settings;
	}

	@Override
	public Instant after(String businessKey, Instant from, String span) {
		Span parsed = Span.read(span)
			.orElseThrow(() -> new InvalidInput("span",
					"'" + span + "' is no span: use PT4H, '5 working days' or '4 working hours'"));
		return switch (parsed.unit()) {
			case CLOCK -> from.plus(parsed.amount());
			case WORKING_DAYS -> plusDays(atWork(from), parsed.amount().toDays()).toInstant();
			case WORKING_HOURS -> plusHours(atWork(from), parsed.amount()).toInstant();
		};
	}

	private ZonedDateTime plusDays(ZonedDateTime from, long days) {
		ZonedDateTime at = from;
		for (long day = 0; day < days; day++) {
			at = at.with(nextWorkingDay(at.toLocalDate()));
		}
		return at;
	}

	private ZonedDateTime plusHours(ZonedDateTime from, Duration hours) {
		ZonedDateTime at = from;
		Duration left = hours;
		Duration today = Duration.between(at, at.with(this.settings.closes()));
		while (left.compareTo(today) > 0) {
			left = left.minus(today);
			at = at.with(nextWorkingDay(at.toLocalDate())).with(this.settings.opens());
			today = Duration.between(at, at.with(this.settings.closes()));
		}
		return at.plus(left);
	}

	/** The instant itself during work, else when work next begins. */
	private ZonedDateTime atWork(Instant instant) {
		ZonedDateTime at = instant.atZone(this.settings.zone());
		if (isWorkingDay(at.toLocalDate()) && at.toLocalTime().isBefore(this.settings.opens())) {
			return at.with(this.settings.opens());
		}
		if (isWorkingDay(at.toLocalDate()) && at.toLocalTime().isBefore(this.settings.closes())) {
			return at;
		}
		return at.with(nextWorkingDay(at.toLocalDate())).with(this.settings.opens());
	}

	private LocalDate nextWorkingDay(LocalDate date) {
		LocalDate next = date.plusDays(1);
		while (!isWorkingDay(next)) {
			next = next.plusDays(1);
		}
		return next;
	}

	private boolean isWorkingDay(LocalDate date) {
		return this.settings.days().contains(date.getDayOfWeek());
	}

}
