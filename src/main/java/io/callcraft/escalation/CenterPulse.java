package io.callcraft.escalation;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.people.Employments;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts what tells whether the program does a center good: complaints, leavers, and how
 * entries are spread over supervisors.
 */
@Component
class CenterPulse {

	private static final int WEEKS = 12;

	private static final int WEEK = 7;

	private static final Duration ENTRIES_OF = Duration.ofDays(28);

	private final JdbcClient jdbc;

	private final Employments employments;

	private final People people;

	CenterPulse(JdbcClient jdbc, Employments employments, People people) {
		this.jdbc = jdbc;
		this.employments = employments;
		this.people = people;
	}

	void keep(LocalDate receivedOn, @Nullable RepId rep, String about, UserId by, Instant at) {
		this.jdbc.sql("insert into complaint (received_on, rep, about, entered_by, entered_at) values (?, ?, ?, ?, ?)")
			.param(receivedOn)
			.param((rep != null) ? rep.value() : null)
			.params(about, by.value(), Timestamp.from(at))
			.update();
	}

	List<Object> facts(Instant now) {
		LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
		LocalDate from = today.minusDays((WEEKS + 1L) * WEEK);
		List<Object> facts = new ArrayList<>();
		facts.add(count("COMPLAINTS", complaintsSince(from), today));
		facts.add(count("LEAVERS", this.employments.leaversSince(from), today));
		facts.addAll(entries(now));
		return facts;
	}

	/** The days of complaints received after a day. */
	List<LocalDate> complaintsSince(LocalDate from) {
		return this.jdbc.sql("select received_on from complaint where received_on > ?")
			.param(from)
			.query(LocalDate.class)
			.list();
	}

	/** Weeks before the first that is on record are not counted as weeks without any. */
	private static WeekCount count(String what, List<LocalDate> days, LocalDate today) {
		LocalDate weekAgo = today.minusDays(WEEK);
		int observed = (int) days.stream().filter((day) -> day.isAfter(weekAgo)).count();
		int before = days.size() - observed;
		int weeks = days.stream()
			.min(LocalDate::compareTo)
			.map((first) -> (int) Math.min(WEEKS, ChronoUnit.DAYS.between(first, weekAgo) / WEEK + 1))
			.filter((known) -> before > 0)
			.orElse(0);
		return new WeekCount(what, observed, (weeks == 0) ? 0 : (double) before / weeks, weeks);
	}

	private List<SupervisorEntries> entries(Instant now) {
		Map<String, Integer> byRep = new HashMap<>();
		this.jdbc.sql("select rep, count(*) from escalation_case where opened_at > ? group by rep")
			.param(Timestamp.from(now.minus(ENTRIES_OF)))
			.query((row) -> {
				byRep.put(row.getString(1), row.getInt(2));
			});
		Map<String, int[]> bySupervisor = new HashMap<>();
		int[] all = new int[2];
		for (Rep rep : this.people.roster().reps()) {
			int entered = byRep.getOrDefault(rep.id().value(), 0);
			this.people.team(rep.team()).ifPresent((team) -> {
				int[] counts = bySupervisor.computeIfAbsent(team.supervisor().value(), (key) -> new int[2]);
				counts[0] += entered;
				counts[1]++;
				all[0] += entered;
				all[1]++;
			});
		}
		return bySupervisor.entrySet()
			.stream()
			.map((each) -> new SupervisorEntries(each.getKey(), each.getValue()[0], each.getValue()[1],
					all[0] - each.getValue()[0], all[1] - each.getValue()[1]))
			.toList();
	}

}
