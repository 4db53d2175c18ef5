package io.callcraft.insight;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.callcraft.insight.PulseMonth.Statement;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks reps once a month how it is to work here (R21). Answers are counted, not kept, and
 * shown once the month is over and at least five have answered: whoever looked before and
 * after one answer would know it.
 */
@Service
public class Pulse {

	private static final int FEWEST = 5;

	private static final int MOST = 5;

	private final JdbcTemplate jdbc;

	private final Clock clock;

	Pulse(JdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Whether somebody is still asked this month. */
	@Transactional(readOnly = true)
	public boolean isAsked(Actor actor) {
		return actor.rep() != null && this.jdbc
			.queryForList("select 1 from pulse_answered where first_day = ? and by_user = ?", Integer.class,
					thisMonth().atDay(1), actor.user().value())
			.isEmpty();
	}

	/**
	 * Takes the answers of a rep.
	 * @param scores of every statement, 1 (not at all) to 5 (fully)
	 * @throws NotAllowed for anybody but reps
	 * @throws InvalidInput naming the statement that is not answered
	 * @throws Conflict when the rep has answered this month
	 */
	@Transactional
	public void answer(Actor actor, Map<Statement, Integer> scores) {
		if (actor.rep() == null) {
			throw new NotAllowed("The pulse is that of the reps");
		}
		for (Statement statement : Statement.values()) {
			int score = scores.getOrDefault(statement, 0);
			if (score < 1 || score > MOST) {
				throw new InvalidInput(statement.key(), "is 1 to " + MOST);
			}
		}
		LocalDate month = thisMonth().atDay(1);
		try {
			this.jdbc.update("insert into pulse_answered (first_day, by_user) values (?, ?)", month,
					actor.user().value());
		}
		catch (DuplicateKeyException ex) {
			throw new Conflict(thisMonth().toString(),
					"You have answered this month; nobody can tell which answers are yours");
		}
		new EnumMap<>(scores).forEach((statement, score) -> this.jdbc.update("""
				insert into pulse_month (first_day, statement, score, answers) values (?, ?, ?, 1)
				on duplicate key update answers = answers + 1""", month, statement.name(), score));
	}

	/** Months that are over and on which enough have answered. */
	SortedMap<YearMonth, PulseMonth> months(YearMonth from, YearMonth to) {
		SortedMap<YearMonth, PulseMonth> months = new TreeMap<>();
		YearMonth last = thisMonth().minusMonths(1);
		this.jdbc.query(
				"select first_day, statement, score, answers from pulse_month where first_day between ? and ? "
						+ "order by first_day, statement, score",
				(RowCallbackHandler) (row) -> months.merge(YearMonth.from(row.getObject(1, LocalDate.class)),
						PulseMonth.of(Statement.valueOf(row.getString(2)), row.getInt(3), row.getInt(4)),
						PulseMonth::plus),
				from.atDay(1), (to.isBefore(last) ? to : last).atDay(1));
		months.values().removeIf((month) -> month.people() < FEWEST);
		return months;
	}

	private YearMonth thisMonth() {
		return YearMonth.from(this.clock.instant().atZone(ZoneOffset.UTC));
	}

}
