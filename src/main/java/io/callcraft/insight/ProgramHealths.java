package io.callcraft.insight;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.callcraft.escalation.CircuitBreaker;
import io.callcraft.insight.ProgramHealth.Month;
import io.callcraft.insight.ProgramHealth.Time;
import io.callcraft.people.Employments;
import io.callcraft.program.ProgramSettings;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.standing.CallSummaries;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts sales, complaints, leavers and the pulse side by side, before and after the
 * program began (R21). Neither is proof of the other: much else changes in a year.
 */
@Service
public class ProgramHealths {

	private static final int MONTHS = 6;

	/** Fewer calls of a rep say nothing about how often they sell. */
	private static final int FEWEST_CALLS = 30;

	private static final double PER_CALLS = 1_000;

	private static final double PER_REPS = 100;

	private final Reach reach;

	private final CallSummaries summaries;

	private final Pulse pulse;

	private final CircuitBreaker complaints;

	private final Employments employments;

	private final ProgramSettings settings;

	ProgramHealths(Reach reach, CallSummaries summaries, Pulse pulse, CircuitBreaker complaints,
			Employments employments, ProgramSettings settings) {
		this.reach = reach;
		this.summaries = summaries;
		this.pulse = pulse;
		this.complaints = complaints;
		this.employments = employments;
		this.settings = settings;
	}

	/**
	 * The report on the whole center.
	 * @throws io.callcraft.shared.NotAllowed for those who do not answer for it
	 */
	@Transactional(readOnly = true)
	public ProgramHealth report(Actor actor) {
		actor.mustHaveOneOf(Role.HR, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN);
		LocalDate startedOn = this.settings.startedOn();
		YearMonth now = YearMonth.from(this.reach.today());
		YearMonth start = (startedOn != null) ? YearMonth.from(startedOn) : now;
		YearMonth firstAfter = (startedOn != null && startedOn.getDayOfMonth() == 1) ? start : start.plusMonths(1);
		YearMonth from = start.minusMonths(MONTHS);
		YearMonth to = now.minusMonths(1);
		SortedMap<YearMonth, Counted> months = counted(from, to);
		List<Double> lifts = lifts(months, start, firstAfter);
		List<Month> rows = new ArrayList<>();
		months.forEach((month, each) -> rows.add(each.row(month, !month.isBefore(firstAfter))));
		return new ProgramHealth(startedOn, time(months.headMap(start)), time(months.tailMap(firstAfter)),
				mean(lifts).orElse(null), lifts.size(), rows);
	}

	private SortedMap<YearMonth, Counted> counted(YearMonth from, YearMonth to) {
		SortedMap<YearMonth, Counted> months = new TreeMap<>();
		for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
			months.put(month, new Counted());
		}
		if (months.isEmpty()) {
			return months;
		}
		this.summaries.months(from, to, (month, rep, sums) -> {
			Counted counted = months.computeIfAbsent(month, (key) -> new Counted());
			if (sums.calls() > 0) {
				counted.sales = plus(counted.sales, sums.sales());
				counted.byRep.put(rep, sums.sales());
			}
		});
		LocalDate dayBefore = from.atDay(1).minusDays(1);
		this.complaints.complaintsSince(dayBefore).forEach((day) -> count(months, day, true));
		this.employments.leaversSince(dayBefore).forEach((day) -> count(months, day, false));
		this.pulse.months(from, to).forEach((month, answers) -> {
			Counted counted = months.get(month);
			if (counted != null) {
				counted.pulse = answers;
			}
		});
		return months;
	}

	private static void count(SortedMap<YearMonth, Counted> months, LocalDate day, boolean complaint) {
		Counted counted = months.get(YearMonth.from(day));
		if (counted != null) {
			counted.complaints += complaint ? 1 : 0;
			counted.leavers += complaint ? 0 : 1;
		}
	}

	private static Time time(SortedMap<YearMonth, Counted> months) {
		Rate sales = Rate.NONE;
		PulseMonth pulse = PulseMonth.NONE;
		int complaints = 0;
		int leavers = 0;
		int reps = 0;
		for (Counted each : months.values()) {
			sales = plus(sales, each.sales);
			pulse = pulse.plus(each.pulse);
			complaints += each.complaints;
			leavers += each.leavers;
			reps += each.byRep.size();
		}
		return new Time(months.size(), sales, per(complaints, sales.observed(), PER_CALLS),
				per(leavers, reps, PER_REPS), pulse.morale().orElse(null));
	}

	/** A count as a share of something, with Garwood's exact interval. */
	private static @Nullable Estimate per(int events, int of, double many) {
		Count count = new Count(events);
		return (of == 0) ? null : new Estimate(events, count.lower95(), count.upper95()).times(many / of);
	}

	/**
	 * By how much more often each rep sells after than before, of reps with enough calls.
	 */
	private static List<Double> lifts(SortedMap<YearMonth, Counted> months, YearMonth start, YearMonth firstAfter) {
		Map<RepId, Rate> before = byRep(months.headMap(start));
		List<Double> lifts = new ArrayList<>();
		byRep(months.tailMap(firstAfter)).forEach((rep, after) -> {
			Rate own = before.getOrDefault(rep, Rate.NONE);
			if (own.observed() >= FEWEST_CALLS && after.observed() >= FEWEST_CALLS) {
				lifts.add(after.getValue() - own.getValue());
			}
		});
		return lifts;
	}

	private static Map<RepId, Rate> byRep(SortedMap<YearMonth, Counted> months) {
		Map<RepId, Rate> sales = new HashMap<>();
		months.values()
			.forEach((each) -> each.byRep.forEach((rep, rate) -> sales.merge(rep, rate, ProgramHealths::plus)));
		return sales;
	}

	/** The mean with Student's interval (Biometrika 6, 1908). */
	static Optional<Estimate> mean(List<Double> values) {
		int n = values.size();
		if (n < 2) {
			return Optional.empty();
		}
		double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
		double squares = values.stream().mapToDouble((value) -> (value - mean) * (value - mean)).sum();
		double margin = TDistribution.of(n - 1.0).inverseSurvivalProbability(0.025) * Math.sqrt(squares / (n - 1) / n);
		return Optional.of(new Estimate(mean, mean - margin, mean + margin));
	}

	private static Rate plus(Rate one, Rate other) {
		return new Rate(one.met() + other.met(), one.observed() + other.observed());
	}

	/** What is counted of a month. */
	private static final class Counted {

		private Rate sales = Rate.NONE;

		private final Map<RepId, Rate> byRep = new HashMap<>();

		private int complaints;

		private int leavers;

		private PulseMonth pulse = PulseMonth.NONE;

		Month row(YearMonth month, boolean after) {
			return new Month(month, after, this.sales, this.byRep.size(), this.complaints, this.leavers,
					this.pulse.people(), this.pulse.morale().orElse(null));
		}

	}

}
