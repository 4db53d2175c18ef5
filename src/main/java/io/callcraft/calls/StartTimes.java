package io.callcraft.calls;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * Reads the time at which a call began: ISO 8601 with a zone. Nearly all are written
 * {@code 2026-11-02T14:03:00Z}, and those are read without the general parser.
 */
final class StartTimes {

	private static final int NANOS_OF_MICRO = 1_000;

	private StartTimes() {
	}

	/**
	 * The time, to the microsecond.
	 * @throws Rejected when it is no time, or has no zone
	 */
	static Instant parse(String text) {
		try {
			Instant plain = plain(text);
			return (plain != null) ? plain : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
		}
		catch (DateTimeException ex) {
			throw Rejected.value("startedAt", text, "is no time with a zone: write it as 2026-11-02T14:03:00Z");
		}
	}

	/** A time in UTC with whole seconds or a fraction; absent for any other form. */
	private static @Nullable Instant plain(String text) {
		int length = text.length();
		if (length < 20 || length > 30 || text.charAt(length - 1) != 'Z' || text.charAt(4) != '-'
				|| text.charAt(7) != '-' || text.charAt(10) != 'T' || text.charAt(13) != ':'
				|| text.charAt(16) != ':') {
			return null;
		}
		int year = number(text, 0, 4);
		int month = number(text, 5, 7);
		int day = number(text, 8, 10);
		int hour = number(text, 11, 13);
		int minute = number(text, 14, 16);
		int second = number(text, 17, 19);
		int nanos = fraction(text, length);
		if ((year | month | day | hour | minute | second | nanos) < 0 || hour > 23 || minute > 59 || second > 59) {
			return null;
		}
		long epochDay = LocalDate.of(year, month, day).toEpochDay();
		return Instant.ofEpochSecond(((epochDay * 24 + hour) * 60 + minute) * 60 + second,
				nanos / NANOS_OF_MICRO * NANOS_OF_MICRO);
	}

	/** The number between two places; negative when there is none. */
	private static int number(String text, int from, int to) {
		int number = 0;
		for (int i = from; i < to; i++) {
			int digit = text.charAt(i) - '0';
			if (digit < 0 || digit > 9) {
				return -1;
			}
			number = number * 10 + digit;
		}
		return number;
	}

	private static int fraction(String text, int length) {
		if (length == 20) {
			return 0;
		}
		if (text.charAt(19) != '.' || length == 21) {
			return -1;
		}
		int nanos = number(text, 20, length - 1);
		for (int digits = length - 21; digits < 9; digits++) {
			nanos *= 10;
		}
		return nanos;
	}

}
