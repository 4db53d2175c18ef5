package io.callcraft.workflow;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the center works.
 *
 * @param zone time zone of the working hours
 * @param opens when a working day begins
 * @param closes when it ends
 * @param days days of the week with work
 */
@ConfigurationProperties("callcraft.calendar")
record CalendarSettings(@DefaultValue("UTC") ZoneId zone, @DefaultValue("08:00") LocalTime opens,
		@DefaultValue("18:00") LocalTime closes, @DefaultValue( {
				"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY" }) Set<DayOfWeek> days){

	CalendarSettings {
		if (!opens.isBefore(closes)) {
			throw new IllegalArgumentException("callcraft.calendar.closes must be later than opens");
		}
		if (days.isEmpty()) {
			throw new IllegalArgumentException("callcraft.calendar.days must name a day");
		}
		days = Set.copyOf(days);
	}

}
