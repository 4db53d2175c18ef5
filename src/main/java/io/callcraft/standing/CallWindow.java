package io.callcraft.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Rate;
import org.jspecify.annotations.Nullable;

/**
 * What a rep's calls of the last {@value RepState#WINDOW_DAYS} days add up to, day by day
 * (UTC), with the running total of all. Stored as the list of its days.
 */
final class CallWindow {

	/** Days that a trend sets against the others. */
	private static final int RECENT_DAYS = 30;

	private static final long SECONDS_OF_A_DAY = 86_400;

	private final List<DayTally> days;

	private @Nullable DayTally sum;

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	CallWindow(List<DayTally> days) {
		this.days = new ArrayList<>(days);
	}

	@JsonValue
	List<DayTally> days() {
		return this.days;
	}

	CallWindow copy() {
		return new CallWindow(this.days.stream().map(DayTally::copy).toList());
	}

	/** Takes a call in that began at an instant, not before any other. */
	void add(Instant at, DayTally call) {
		at(at).add(call);
		dayOf(at.getEpochSecond() / SECONDS_OF_A_DAY).add(call);
	}

	/**
	 * The sum of the window that ends at an instant; days before it are dropped for good.
	 */
	DayTally at(Instant asOf) {
		DayTally all = this.sum;
		if (all == null) {
			all = new DayTally();
			for (DayTally day : this.days) {
				all.add(day);
			}
			this.sum = all;
		}
		long first = asOf.getEpochSecond() / SECONDS_OF_A_DAY - RepState.WINDOW_DAYS + 1;
		while (!this.days.isEmpty() && this.days.get(0).day < first) {
			all.subtract(this.days.remove(0));
		}
		return all;
	}

	/** Milestones alone of the last days that a trend compares with the others. */
	DayTally recent(Instant asOf) {
		DayTally recent = new DayTally();
		long first = asOf.getEpochSecond() / SECONDS_OF_A_DAY - RECENT_DAYS + 1;
		for (int i = this.days.size() - 1; i >= 0 && this.days.get(i).day >= first; i--) {
			recent.addMilestones(this.days.get(i));
		}
		return recent;
	}

	/** The rates of a month, by milestone. */
	List<Rate> month(YearMonth month) {
		DayTally all = new DayTally();
		this.days.stream()
			.filter((day) -> YearMonth.from(LocalDate.ofEpochDay(day.day)).equals(month))
			.forEach(all::addMilestones);
		return Arrays.stream(Milestone.values())
			.map((milestone) -> new Rate(all.met[milestone.ordinal()], all.observed[milestone.ordinal()]))
			.toList();
	}

	/** A milestone on the days after one. */
	Rate after(LocalDate day, Milestone milestone) {
		int met = 0;
		int observed = 0;
		for (DayTally each : this.days) {
			if (each.day > day.toEpochDay()) {
				met += each.met[milestone.ordinal()];
				observed += each.observed[milestone.ordinal()];
			}
		}
		return new Rate(met, observed);
	}

	private DayTally dayOf(long day) {
		for (int i = this.days.size() - 1; i >= 0 && this.days.get(i).day >= day; i--) {
			if (this.days.get(i).day == day) {
				return this.days.get(i);
			}
		}
		DayTally tally = new DayTally();
		tally.day = day;
		this.days.add(tally);
		return tally;
	}

}
