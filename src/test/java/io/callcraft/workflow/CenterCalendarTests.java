package io.callcraft.workflow;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.WorkingHours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CenterCalendarTests {

	/** The second of November 2026 is a Monday. */
	@ParameterizedTest
	@CsvSource({ "2026-11-02T10:00:00Z, PT4H, 2026-11-02T14:00:00Z", "2026-11-06T17:00:00Z, PT4H, 2026-11-06T21:00:00Z",
			"2026-11-02T10:00:00Z, 1 working days, 2026-11-03T10:00:00Z",
			"2026-11-06T10:00:00Z, 1 working day, 2026-11-09T10:00:00Z",
			"2026-11-02T10:00:00Z, 5 working days, 2026-11-09T10:00:00Z",
			"2026-11-07T10:00:00Z, 1 working days, 2026-11-10T08:00:00Z",
			"2026-11-06T19:00:00Z, 1 working days, 2026-11-10T08:00:00Z",
			"2026-11-02T06:00:00Z, 1 working days, 2026-11-03T08:00:00Z",
			"2026-11-02T10:00:00Z, 4 working hours, 2026-11-02T14:00:00Z",
			"2026-11-06T16:00:00Z, 4 working hours, 2026-11-09T10:00:00Z",
			"2026-11-02T08:00:00Z, 10 working hours, 2026-11-02T18:00:00Z",
			"2026-11-07T12:00:00Z, 25 working hours, 2026-11-11T13:00:00Z",
			"2026-11-02T17:45:00Z, 30 working minutes, 2026-11-03T08:15:00Z",
			"2026-11-07T12:00:00Z, 0 working days, 2026-11-09T08:00:00Z" })
	void working_time_counts_open_days_and_hours(Instant from, String span, Instant until) {
		assertThat(calendar("UTC").after("case-1", from, span)).isEqualTo(until);
	}

	/**
	 * In Berlin clocks go back on 25 October 2026 and ahead on 29 March, both Sundays.
	 */
	@ParameterizedTest
	@CsvSource({ "2026-10-23T14:00:00Z, 4 working hours, 2026-10-26T09:00:00Z",
			"2026-10-23T14:00:00Z, 1 working days, 2026-10-26T15:00:00Z",
			"2026-03-27T15:00:00Z, 4 working hours, 2026-03-30T08:00:00Z",
			"2026-03-27T15:00:00Z, 1 working days, 2026-03-30T14:00:00Z",
			"2026-10-24T14:00:00Z, PT24H, 2026-10-25T14:00:00Z" })
	void working_time_goes_by_the_clock_on_the_wall(Instant from, String span, Instant until) {
		assertThat(calendar("Europe/Berlin").after("case-1", from, span)).isEqualTo(until);
	}

	@Test
	void settings_say_when_the_center_works() {
		WorkingHours hours = new Binder(new MapConfigurationPropertySource(Map.of("callcraft.calendar.zone",
				"America/New_York", "callcraft.calendar.opens", "09:30", "callcraft.calendar.closes", "17:00",
				"callcraft.calendar.days", "MONDAY,TUESDAY", "callcraft.calendar.days-off", "2026-11-03")))
			.bind("callcraft.calendar", WorkingHours.class)
			.get();

		// Monday at four in New York; Tuesday is off
		assertThat(new CenterCalendar(hours).after("case-1", Instant.parse("2026-11-02T21:00:00Z"), "2 working hours"))
			.isEqualTo("2026-11-09T15:30:00Z");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "soon", "5 days", "-PT1H", "99999 working days", "P1M", "PT4H; rm" })
	void what_is_no_span_is_refused(String span) {
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> calendar("UTC").after("case-1", Instant.EPOCH, span));
	}

	private static CenterCalendar calendar(String zone) {
		return new CenterCalendar(new WorkingHours(ZoneId.of(zone), LocalTime.of(8, 0), LocalTime.of(18, 0),
				EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of()));
	}

}
