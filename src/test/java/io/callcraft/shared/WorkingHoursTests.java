package io.callcraft.shared;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WorkingHoursTests {

	private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

	/** The second of November 2026 is a Monday. */
	@ParameterizedTest
	@CsvSource({ "Europe/Berlin, 2026-11-02T15:00:00Z, 240, 2026-11-03T09:00:00Z",
			"America/New_York, 2026-11-02T21:00:00Z, 240, 2026-11-03T15:00:00Z",
			"Asia/Kolkata, 2026-11-02T10:30:00Z, 240, 2026-11-03T04:30:00Z",
			"Asia/Kathmandu, 2026-11-02T11:15:00Z, 240, 2026-11-03T05:15:00Z",
			"Pacific/Auckland, 2026-11-02T03:00:00Z, 240, 2026-11-02T21:00:00Z",
			"Pacific/Kiritimati, 2026-11-02T02:00:00Z, 240, 2026-11-02T20:00:00Z",
			"UTC, 2026-11-02T03:00:00Z, 60, 2026-11-02T09:00:00Z",
			"UTC, 2026-11-06T17:59:00Z, 2, 2026-11-09T08:01:00Z" })
	void four_hours_do_not_run_through_the_night(String zone, Instant from, long minutes, Instant until) {
		assertThat(office(zone).plusTime(from, Duration.ofMinutes(minutes))).isEqualTo(until);
	}

	/** In Berlin clocks skip 02:00 to 03:00 on 29 March 2026, a Sunday. */
	@ParameterizedTest
	@CsvSource({ "22:00, 06:00, 2026-03-28T21:00:00Z, 420, 2026-03-29T04:00:00Z",
			"22:00, 06:00, 2026-03-28T21:00:00Z, 421, 2026-03-29T20:01:00Z",
			"02:15, 10:00, 2026-03-29T00:00:00Z, 1, 2026-03-29T01:16:00Z",
			"02:15, 02:45, 2026-03-29T00:00:00Z, 31, 2026-03-30T00:16:00Z",
			"02:30, 03:00, 2026-03-29T00:00:00Z, 1, 2026-03-30T00:31:00Z",
			"00:00, 00:00, 2026-03-28T23:00:00Z, 1380, 2026-03-29T22:00:00Z" })
	void an_hour_that_the_clocks_skip_is_not_worked(LocalTime opens, LocalTime closes, Instant from, long minutes,
			Instant until) {
		assertThat(everyDay("Europe/Berlin", opens, closes).plusTime(from, Duration.ofMinutes(minutes)))
			.isEqualTo(until);
	}

	/** In Berlin clocks show 02:00 to 03:00 twice on 25 October 2026, a Sunday. */
	@ParameterizedTest
	@CsvSource({ "22:00, 06:00, 2026-10-24T20:00:00Z, 540, 2026-10-25T05:00:00Z",
			"22:00, 06:00, 2026-10-24T20:00:00Z, 541, 2026-10-25T21:01:00Z",
			"02:30, 10:00, 2026-10-24T23:00:00Z, 1, 2026-10-25T00:31:00Z",
			"00:00, 00:00, 2026-10-24T22:00:00Z, 1500, 2026-10-25T23:00:00Z" })
	void an_hour_that_the_clocks_show_twice_is_worked_twice(LocalTime opens, LocalTime closes, Instant from,
			long minutes, Instant until) {
		assertThat(everyDay("Europe/Berlin", opens, closes).plusTime(from, Duration.ofMinutes(minutes)))
			.isEqualTo(until);
	}

	@ParameterizedTest
	@CsvSource({ "2026-10-23T08:00:00Z, 1, 2026-10-26T09:00:00Z", "2026-03-27T09:00:00Z, 1, 2026-03-30T08:00:00Z",
			"2026-11-07T12:00:00Z, 1, 2026-11-10T07:00:00Z", "2026-11-06T17:30:00Z, 1, 2026-11-10T07:00:00Z",
			"2026-11-06T10:00:00Z, 0, 2026-11-06T10:00:00Z" })
	void a_working_day_later_the_clock_shows_the_same(Instant from, long days, Instant until) {
		assertThat(office("Europe/Berlin").plusDays(from, days)).isEqualTo(until);
	}

	@Test
	void a_night_shift_belongs_to_the_day_on_which_it_begins() {
		WorkingHours nights = new WorkingHours(ZoneId.of("UTC"), LocalTime.of(22, 0), LocalTime.of(6, 0), WEEKDAYS,
				Set.of());

		// Saturday at three is Friday's shift, the next one begins on Monday
		assertThat(nights.plusDays(Instant.parse("2026-11-07T03:00:00Z"), 1)).isEqualTo("2026-11-10T03:00:00Z");
		assertThat(nights.plusTime(Instant.parse("2026-11-07T05:00:00Z"), Duration.ofHours(2)))
			.isEqualTo("2026-11-09T23:00:00Z");
	}

	@Test
	void on_a_day_off_nobody_works() {
		WorkingHours hours = new WorkingHours(ZoneId.of("Europe/Berlin"), LocalTime.of(8, 0), LocalTime.of(18, 0),
				WEEKDAYS, Set.of(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 25)));

		assertThat(hours.plusTime(Instant.parse("2026-12-23T16:00:00Z"), Duration.ofHours(4)))
			.isEqualTo("2026-12-28T10:00:00Z");
		assertThat(hours.plusTime(Instant.parse("2026-12-24T10:00:00Z"), Duration.ofHours(1)))
			.isEqualTo("2026-12-28T08:00:00Z");
		assertThat(hours.plusDays(Instant.parse("2026-12-23T10:00:00Z"), 1)).isEqualTo("2026-12-28T10:00:00Z");
	}

	static List<Long> seeds() {
		return IntStream.range(0, 200).mapToObj((seed) -> (long) seed).toList();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void time_at_work_adds_up_and_never_goes_back(long seed) {
		Random random = new Random(seed);
		WorkingHours hours = any(random);
		Instant from = anyInstant(random);
		Duration first = Duration.ofMinutes(random.nextInt(6_000));
		Duration second = Duration.ofMinutes(random.nextInt(6_000));

		Instant together = hours.plusTime(from, first.plus(second));
		assertThat(hours.plusTime(hours.plusTime(from, first), second)).as(hours + " from " + from).isEqualTo(together);
		assertThat(hours.plusTime(from, first)).isBetween(from, together);
		Instant later = from.plus(Duration.ofMinutes(random.nextInt(20_000)));
		assertThat(hours.plusTime(later, first)).isAfterOrEqualTo(hours.plusTime(from, first));
		assertThat(hours.plusDays(later, 3)).isAfterOrEqualTo(hours.plusDays(from, 3));
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void time_at_work_is_the_minutes_that_the_clock_is_within_the_hours(long seed) {
		Random random = new Random(seed);
		// in the daytime, where no zone changes its clocks
		LocalTime opens = LocalTime.of(5 + random.nextInt(7), random.nextInt(60));
		WorkingHours any = any(random);
		WorkingHours hours = new WorkingHours(any.zone(), opens, opens.plusMinutes(30 + random.nextInt(600)),
				any.days(), any.daysOff());
		Instant from = anyInstant(random);
		int minutes = 1 + random.nextInt(1_500);

		Instant at = from;
		for (int worked = 0; worked < minutes; at = at.plusSeconds(60)) {
			LocalDateTime shown = LocalDateTime.ofInstant(at, hours.zone());
			boolean works = hours.days().contains(shown.getDayOfWeek())
					&& !hours.daysOff().contains(shown.toLocalDate()) && !shown.toLocalTime().isBefore(hours.opens())
					&& shown.toLocalTime().isBefore(hours.closes());
			worked += works ? 1 : 0;
		}

		assertThat(hours.plusTime(from, Duration.ofMinutes(minutes))).as(hours + " from " + from).isEqualTo(at);
	}

	@Test
	void hours_that_make_no_sense_are_refused() {
		ZoneId utc = ZoneId.of("UTC");
		LocalTime eight = LocalTime.of(8, 0);
		LocalTime six = LocalTime.of(18, 0);

		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> new WorkingHours(utc, eight, six, Set.of(), Set.of()))
			.withMessageContaining("days");
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> new WorkingHours(utc, eight.plusSeconds(1), six, WEEKDAYS, Set.of()))
			.withMessageContaining("opens");
		Set<LocalDate> years = new HashSet<>();
		IntStream.range(0, 301).forEach((day) -> years.add(LocalDate.of(2026, 1, 1).plusDays(day)));
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> new WorkingHours(utc, eight, six, WEEKDAYS, years))
			.withMessageContaining("daysOff");
	}

	private static WorkingHours office(String zone) {
		return new WorkingHours(ZoneId.of(zone), LocalTime.of(8, 0), LocalTime.of(18, 0), WEEKDAYS, Set.of());
	}

	private static WorkingHours everyDay(String zone, LocalTime opens, LocalTime closes) {
		return new WorkingHours(ZoneId.of(zone), opens, closes, EnumSet.allOf(DayOfWeek.class), Set.of());
	}

	/** Any zone, any hours, nights and whole days among them. */
	private static WorkingHours any(Random random) {
		List<String> zones = new ArrayList<>(ZoneId.getAvailableZoneIds());
		zones.sort(null);
		Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
		while (days.isEmpty()) {
			for (DayOfWeek day : DayOfWeek.values()) {
				if (random.nextInt(3) > 0) {
					days.add(day);
				}
			}
		}
		LocalTime opens = LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
		LocalTime closes = (random.nextInt(5) == 0) ? opens : LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
		Set<LocalDate> daysOff = new HashSet<>();
		IntStream.range(0, random.nextInt(20))
			.forEach((day) -> daysOff.add(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(400))));
		return new WorkingHours(ZoneId.of(zones.get(random.nextInt(zones.size()))), opens, closes, days, daysOff);
	}

	private static Instant anyInstant(Random random) {
		return Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(500_000)));
	}

}
