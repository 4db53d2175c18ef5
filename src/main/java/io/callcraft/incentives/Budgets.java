package io.callcraft.incentives;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

import io.callcraft.decisions.Decisions;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds up what rewards cost, by team and month.
 */
@Service
public class Budgets {

	private static final int MONTHS = 12;

	private static final String GIVEN = "t.to_account = concat('rep:', t.rep)";

	private static final String GONE = "t.from_account = concat('rep:', t.rep)";

	private final Decisions decisions;

	private final JdbcClient jdbc;

	private final Clock clock;

	Budgets(Decisions decisions, JdbcClient jdbc, Clock clock) {
		this.decisions = decisions;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** The last twelve months, and what is owed now. */
	@Transactional(readOnly = true)
	public Budget show(Actor actor) {
		actor.mustHaveOneOf(Role.HR, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN);
		YearMonth first = YearMonth.from(this.clock.instant().atOffset(ZoneOffset.UTC)).minusMonths(MONTHS - 1);
		List<Budget.Month> months = this.jdbc
			.sql("select t.team, extract(year from t.at), extract(month from t.at), " + sum("POINTS", GIVEN) + ", "
					+ sum("POINTS", GONE) + ", " + sum("CENTS", GIVEN) + ", " + sum("CENTS", GONE)
					+ " from points_transfer t where t.at >= ? and t.rep is not null"
					+ " group by t.team, extract(year from t.at), extract(month from t.at) order by 2 desc, 3 desc, 1")
			.param(first.atDay(1).atStartOfDay())
			.query((row, number) -> new Budget.Month(new TeamId(row.getString(1)),
					YearMonth.of(row.getInt(2), row.getInt(3)), row.getLong(4), row.getLong(5), row.getLong(6),
					row.getLong(7)))
			.list();
		long cents = new Figures(this.decisions.live()).centsOfPoint();
		List<Budget.Liability> liabilities = this.jdbc
			.sql("select r.team, " + have("POINTS") + ", " + have("CENTS")
					+ " from points_balance b join rep r on r.id = b.rep group by r.team order by r.team")
			.query((row, number) -> new Budget.Liability(new TeamId(row.getString(1)), row.getLong(2),
					row.getLong(2) * cents, row.getLong(3)))
			.list();
		return new Budget(months, liabilities);
	}

	private static String sum(String unit, String way) {
		return "sum(case when t.unit = '" + unit + "' and " + way + " then t.amount else 0 end)";
	}

	private static String have(String unit) {
		return "sum(case when b.unit = '" + unit + "' then b.balance else 0 end)";
	}

}
