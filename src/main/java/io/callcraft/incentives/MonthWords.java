package io.callcraft.incentives;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A month as a person reads it in a reason: {@code October 2026}. */
final class MonthWords {

	private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

	private MonthWords() {
	}

	static String of(YearMonth month) {
		return MONTH.format(month);
	}

}
