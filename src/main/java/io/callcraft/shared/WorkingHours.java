package io.callcraft.shared;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When people work: the whole center, or a team of its own. The center's are in the
 * settings.
 *
 * @param zone time zone of the hours
 * @param opens when a working day begins
 * @param closes when it ends; not later than it opens means on the next day, so that the
 * same time twice is around the clock
 * @param days days of the week on which a working day begins, at least one
 * @param daysOff dates on which none begins although the weekday says so, such as
 * holidays; at most {@value #MOST_DAYS_OFF}
 */
@ConfigurationProperties("callcraft.calendar")
public record WorkingHours(@DefaultValue("UTC") ZoneId zone, @DefaultValue("08:00") LocalTime opens,
		@DefaultValue("18:00") LocalTime closes, @DefaultValue( {
				"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY" }) Set<DayOfWeek> days,
		@DefaultValue Set<LocalDate> daysOff){

	private static final int MOST_DAYS_OFF = 300;

	public WorkingHours {
		if (opens.getSecond() + opens.getNano() + closes.getSecond() + closes.getNano() > 0) {
			throw new InvalidInput("opens", "has seconds: give hours and minutes");
		}
		if (days.isEmpty()) {
			throw new InvalidInput("days", "must name a day");
		}
		if (daysOff.size() > MOST_DAYS_OFF) {
			throw new InvalidInput("daysOff", "are more than " + MOST_DAYS_OFF + ": leave out those that are over");
		}
		days = Set.copyOf(days);
		daysOff = Set.copyOf(daysOff);
	}

	/** How long a working day is. */
	public Duration shift() {
		Duration shift = Duration.between(this.opens, this.closes);
		return (shift.isNegative() || shift.isZero()) ? shift.plusDays(1) : shift;
	}

	/**
	 * When so much time at work has passed. Time that begins out of hours begins when
	 * work does.
	 */
	public Instant plusTime(Instant from, Duration atWork) {
		Shift shift = shiftAt(from);
		Instant begins = shift.firstFrom(from);
		Duration left = atWork;
		while (left.compareTo(Duration.between(begins, shift.end())) > 0) {
			left = left.minus(Duration.between(begins, shift.end()));
			shift = shiftAfter(shift.day());
			begins = shift.start();
		}
		return begins.plus(left);
	}

	/** The same time of day so many working days later, as the clocks there show it. */
	public Instant plusDays(Instant from, long workingDays) {
		Shift shift = shiftAt(from);
		LocalDate day = shift.day();
		for (long passed = 0; passed < workingDays; passed++) {
			day = nextWorkingDay(day);
		}
		return shift.firstFrom(from).atZone(this.zone).plusDays(ChronoUnit.DAYS.between(shift.day(), day)).toInstant();
	}

	/** The shift that an instant falls into, else the next one. */
	private Shift shiftAt(Instant instant) {
		// the shift of the day before may go on past midnight
		Shift shift = shiftAfter(LocalDate.ofInstant(instant, this.zone).minusDays(2));
		while (shift.end().isBefore(instant)) {
			shift = shiftAfter(shift.day());
		}
		return shift;
	}

	private Shift shiftAfter(LocalDate day) {
		Shift shift = shift(nextWorkingDay(day));
		// a shift within an hour that the clocks leave out
		return shift.start().isBefore(shift.end()) ? shift : shiftAfter(shift.day());
	}

	private Shift shift(LocalDate day) {
		LocalDate last = this.closes.isAfter(this.opens) ? day : day.plusDays(1);
		return new Shift(day, day.atTime(this.opens).atZone(this.zone).toInstant(),
				last.atTime(this.closes).atZone(this.zone).toInstant());
	}

	private LocalDate nextWorkingDay(LocalDate day) {
		LocalDate next = day.plusDays(1);
		while (!this.days.contains(next.getDayOfWeek()) || this.daysOff.contains(next)) {
			next = next.plusDays(1);
		}
		return next;
	}

	private record Shift(LocalDate day, Instant start, Instant end) {

		Instant firstFrom(Instant instant) {
			return instant.isBefore(this.start) ? this.start : instant;
		}

	}

}
