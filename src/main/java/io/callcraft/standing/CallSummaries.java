package io.callcraft.standing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

import io.callcraft.shared.RepId;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What followed calls add up to by rep and day, and by rep and month, kept as they are
 * followed: a report's cost does not grow with the number of calls.
 */
@Service
public class CallSummaries {

	private static final String DAYS = "insert into call_day (sums, rep, on_day) values (?, ?, ?) ";

	private static final String MONTHS = "insert into call_month (sums, rep, first_day) values (?, ?, ?) ";

	private static final String OR_CHANGE = "on duplicate key update sums = values(sums)";

	private final JdbcTemplate jdbc;

	CallSummaries(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** Sums of some reps over days, both ends included; a rep without calls is absent. */
	@Transactional(readOnly = true)
	public Map<RepId, CallSums> ofDays(Collection<RepId> reps, LocalDate from, LocalDate to) {
		Map<RepId, CallSums> sums = new HashMap<>();
		if (!reps.isEmpty()) {
			List<Object> values = new ArrayList<>();
			reps.forEach((rep) -> values.add(rep.value()));
			values.add(from);
			values.add(to);
			this.jdbc.query(
					"select rep, sums from call_day where rep in (" + marks(reps.size())
							+ ") and on_day between ? and ?",
					(RowCallbackHandler) (row) -> sums
						.computeIfAbsent(new RepId(row.getString(1)), (rep) -> new CallSums())
						.add(CallSums.of(row.getString(2))),
					values.toArray());
		}
		return sums;
	}

	/** Sums of every rep in every month (UTC), both ends included, to a reader. */
	@Transactional(readOnly = true)
	public void months(YearMonth from, YearMonth to, MonthReader reader) {
		this.jdbc.query(
				"select first_day, rep, sums from call_month where first_day between ? and ? order by first_day, rep",
				(RowCallbackHandler) (row) -> reader.read(YearMonth.from(row.getObject(1, LocalDate.class)),
						new RepId(row.getString(2)), CallSums.of(row.getString(3))),
				from.atDay(1), to.atDay(1));
	}

	/** Sums of every rep over months (UTC), both ends included. */
	@Transactional(readOnly = true)
	public Map<RepId, CallSums> ofMonths(YearMonth from, YearMonth to) {
		Map<RepId, CallSums> sums = new HashMap<>();
		months(from, to, (month, rep, each) -> sums.computeIfAbsent(rep, (key) -> new CallSums()).add(each));
		return sums;
	}

	/** In the transaction of the rep's turn, which keeps everybody else away. */
	void keep(RepId rep, TakenCalls taken) {
		if (taken.isFromTheFirst()) {
			forgetOthers(rep, taken);
		}
		else if (!taken.days().isEmpty()) {
			addStored(rep, taken);
		}
		write(DAYS, rep, taken.days());
		write(MONTHS, rep, taken.months());
	}

	private void addStored(RepId rep, TakenCalls taken) {
		SortedMap<LocalDate, CallSums> days = taken.days();
		SortedMap<LocalDate, CallSums> months = taken.months();
		List<Object> values = new ArrayList<>(List.of(rep.value(), days.firstKey(), days.lastKey()));
		values.addAll(months.keySet());
		values.add(rep.value());
		this.jdbc.query("select false, on_day, sums from call_day where rep = ? and on_day between ? and ? "
				+ "union all select true, first_day, sums from call_month where first_day in (" + marks(months.size())
				+ ") and rep = ?", (RowCallbackHandler) (row) -> {
					CallSums sums = (row.getBoolean(1) ? months : days).get(row.getObject(2, LocalDate.class));
					if (sums != null) {
						sums.add(CallSums.of(row.getString(3)));
					}
				}, values.toArray());
	}

	/** Days and months of which no call is left. */
	private void forgetOthers(RepId rep, TakenCalls taken) {
		List<LocalDate> stored = this.jdbc.queryForList("select on_day from call_day where rep = ?", LocalDate.class,
				rep.value());
		Set<LocalDate> months = new TreeSet<>();
		stored.forEach((day) -> months.add(day.withDayOfMonth(1)));
		months.removeAll(taken.months().keySet());
		this.jdbc.batchUpdate("delete from call_day where rep = ? and on_day = ?",
				stored.stream()
					.filter((day) -> !taken.days().containsKey(day))
					.map((day) -> new Object[] { rep.value(), day })
					.toList());
		this.jdbc.batchUpdate("delete from call_month where rep = ? and first_day = ?",
				months.stream().map((month) -> new Object[] { rep.value(), month }).toList());
	}

	private void write(String sql, RepId rep, SortedMap<LocalDate, CallSums> sums) {
		this.jdbc.batchUpdate(sql + OR_CHANGE,
				sums.entrySet()
					.stream()
					.map((each) -> new Object[] { each.getValue().toString(), rep.value(), each.getKey() })
					.toList());
	}

	private static String marks(int count) {
		return String.join(", ", Collections.nCopies(count, "?"));
	}

	/** Takes in the sums of one rep in one month. */
	@FunctionalInterface
	public interface MonthReader {

		void read(YearMonth month, RepId rep, CallSums sums);

	}

}
