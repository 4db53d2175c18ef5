package io.callcraft.standing;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the calls that a rep's state took in add up to, by day and month (UTC).
 */
final class TakenCalls {

	private static final int DAY_SECONDS = 86_400;

	private final boolean fromTheFirst;

	private final SortedMap<LocalDate, CallSums> days = new TreeMap<>();

	private final SortedMap<LocalDate, CallSums> months = new TreeMap<>();

	/**
	 * None yet.
	 * @param fromTheFirst whether these are all calls of the rep
	 */
	TakenCalls(boolean fromTheFirst) {
		this.fromTheFirst = fromTheFirst;
	}

	void add(AssessedCall assessed, DayTally single) {
		LocalDate day = LocalDate.ofEpochDay(assessed.call().startedAt().getEpochSecond() / DAY_SECONDS);
		this.days.computeIfAbsent(day, (key) -> new CallSums()).add(assessed, single);
		this.months.computeIfAbsent(day.withDayOfMonth(1), (key) -> new CallSums()).add(assessed, single);
	}

	boolean isFromTheFirst() {
		return this.fromTheFirst;
	}

	SortedMap<LocalDate, CallSums> days() {
		return this.days;
	}

	/** By the first day of the month. */
	SortedMap<LocalDate, CallSums> months() {
		return this.months;
	}

}
