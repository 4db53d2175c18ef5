package io.callcraft.workflow;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of time as workflow files write it: {@code PT4H}, {@code 5 working days},
 * {@code 4 working hours}, {@code 30 working minutes}.
 *
 * @param amount how much
 * @param unit of what
 */
record Span(Duration amount, Unit unit) {

	private static final Pattern WORKING = Pattern.compile("(\\d{1,4}) working (day|hour|minute)s?");

	/** What a span is counted in; a working day is kept as 24 hours. */
	enum Unit {

		CLOCK, WORKING_DAYS, WORKING_TIME

	}

	/** Reads a date with time and zone; empty when the text is none. */
	static Optional<Instant> moment(String text) {
		try {
			return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	/** Reads a span; empty when the text is none. */
	static Optional<Span> read(String text) {
		Matcher matcher = WORKING.matcher(text.strip().toLowerCase(Locale.ROOT));
		if (matcher.matches()) {
			int number = Integer.parseInt(matcher.group(1));
			return Optional.of(switch (matcher.group(2)) {
				case "day" -> new Span(Duration.ofDays(number), Unit.WORKING_DAYS);
				case "hour" -> new Span(Duration.ofHours(number), Unit.WORKING_TIME);
				default -> new Span(Duration.ofMinutes(number), Unit.WORKING_TIME);
			});
		}
		try {
			Duration duration = Duration.parse(text.strip());
			return duration.isNegative() ? Optional.empty() : Optional.of(new Span(duration, Unit.CLOCK));
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

}
