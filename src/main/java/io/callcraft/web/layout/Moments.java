package io.callcraft.web.layout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Times as the viewer reads them, in the zone that the browser has told in a cookie; UTC
 * until it has.
 */
@Component
class Moments {

	private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

	private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx",
			Locale.ENGLISH);

	private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

	private final Clock clock;

	Moments(Clock clock) {
		this.clock = clock;
	}

	Optional<ZoneId> known() {
		if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
			return Optional.empty();
		}
		return ViewerZone.told(attributes.getRequest());
	}

	ZoneId zone() {
		return known().orElse(ZoneOffset.UTC);
	}

	String minute(Instant instant) {
		return instant.atZone(zone()).format(MINUTE);
	}

	String exact(Instant instant) {
		return instant.atZone(zone()).format(EXACT);
	}

	String day(Instant instant) {
		return instant.atZone(zone()).format(DAY);
	}

	String day(LocalDate date) {
		return date.format(DAY);
	}

	String month(YearMonth month) {
		return month.format(MONTH);
	}

	boolean isPast(Instant instant) {
		return instant.isBefore(this.clock.instant());
	}

	String away(Instant instant) {
		Duration distance = Duration.between(this.clock.instant(), instant);
		String size = size(distance.abs());
		return distance.isNegative() ? size + " ago" : "in " + size;
	}

	private static String size(Duration duration) {
		if (duration.toMinutes() < 1) {
			return "less than a minute";
		}
		if (duration.toMinutes() < 90) {
			return count(duration.toMinutes(), "minute");
		}
		if (duration.toHours() < 36) {
			return count(duration.toHours(), "hour");
		}
		return count(duration.toDays(), "day");
	}

	private static String count(long number, String unit) {
		return number + " " + unit + ((number == 1) ? "" : "s");
	}

}
