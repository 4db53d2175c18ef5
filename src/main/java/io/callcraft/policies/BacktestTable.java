package io.callcraft.policies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.callcraft.people.Rep;
import io.callcraft.program.Consequence;
import io.callcraft.program.PoolReplay;
import io.callcraft.program.Replayed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/**
 * Backtests and what they found, in the database. Joins the caller's transaction.
 */
@Component
class BacktestTable {

	private static final String CHANGES = "select c.*, r.team from policy_backtest_change c join policy_backtest_rep r"
			+ " on r.backtest_id = c.backtest_id and r.rep = c.rep where c.backtest_id = ?";

	private static final String SUMS = "sum(c.before_points), sum(c.after_points), sum(c.before_cents), sum(c.after_cents)";

	private static final int MOST_SHARES = 50;

	private final JdbcTemplate jdbc;

	BacktestTable(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** Keeps a new backtest and names it. */
	long add(long draft, int release, String files, Instant from, Instant to, UserId by, Instant at) {
		KeyHolder key = new GeneratedKeyHolder();
		this.jdbc.update((connection) -> {
			var statement = connection.prepareStatement(
					"insert into policy_backtest (draft_id, base_release, files_sha256, from_at, to_at, asked_by,"
							+ " asked_at, state, reps, reps_done, calls, millis) values (?, ?, ?, ?, ?, ?, ?, 'RUNNING', 0, 0, 0, 0)",
					new String[] { "id" });
			Object[] values = { draft, release, files, utc(from), utc(to), by.value(), utc(at) };
			for (int i = 0; i < values.length; i++) {
				statement.setObject(i + 1, values[i]);
			}
			return statement;
		}, key);
		return Objects.requireNonNull(key.getKey()).longValue();
	}

	/**
	 * @throws NotFound when there is no such backtest
	 */
	Backtest get(long id) {
		return this.jdbc.query("select * from policy_backtest where id = ?", (row, index) -> backtest(row), id)
			.stream()
			.findFirst()
			.orElseThrow(() -> new NotFound("backtest", String.valueOf(id)));
	}

	/** The backtests of a draft, the latest first. */
	List<Backtest> of(long draft) {
		return this.jdbc.query("select * from policy_backtest where draft_id = ? order by id desc limit 100",
				(row, index) -> backtest(row), draft);
	}

	/** The rep done last, by id; empty before the first. */
	String lastRep(long id) {
		return Optional
			.ofNullable(this.jdbc.queryForObject("select max(rep) from policy_backtest_rep where backtest_id = ?",
					String.class, id))
			.orElse("");
	}

	/** Keeps what was found of a rep. */
	void keep(long id, Rep rep, long tenureDays, Replayed replayed, BacktestComparison compared) {
		this.jdbc.update("insert into policy_backtest_rep values (?, ?, ?, ?, ?, ?)", id, rep.id().value(),
				rep.team().value(), tenureDays, replayed.shift().name(), replayed.calls());
		this.jdbc.batchUpdate("insert into policy_backtest_count values (?, ?, ?, ?, ?)",
				compared.counts()
					.entrySet()
					.stream()
					.map((count) -> new Object[] { id, rep.id().value(), count.getKey().name(), count.getValue()[0],
							count.getValue()[1] })
					.toList());
		this.jdbc.batchUpdate("insert into policy_backtest_reward values (?, ?, ?, ?, ?, ?, ?)",
				compared.months()
					.stream()
					.map((month) -> new Object[] { id, rep.id().value(), month.month().toString(), month.sum().before(),
							month.sum().after(), month.sum().centsBefore(), month.sum().centsAfter() })
					.toList());
		List<Object[]> rows = new ArrayList<>();
		for (Backtest.Change change : compared.changes()) {
			rows.add(new Object[] { id, rep.id().value(), rows.size(), change.kind().name(), change.about(),
					utc(change.before()), utc(change.after()), change.reason(), String.join("\n", change.rules()),
					String.join("\n", change.calls()) });
		}
		this.jdbc.batchUpdate("insert into policy_backtest_change values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows);
	}

	/** Keeps what pools come to, instead of what was kept of them before. */
	void keepPools(long id, List<PoolReplay.Pooled> pools) {
		this.jdbc.update("delete from policy_backtest_pool where backtest_id = ?", id);
		this.jdbc.batchUpdate("insert into policy_backtest_pool values (?, ?, ?, ?, ?, ?, ?, ?)",
				pools.stream().map((pool) -> {
					Replayed.Reward before = pool.rewards().get(0);
					Replayed.Reward after = pool.rewards().get(1);
					return new Object[] { id, pool.team().value(), before.month().toString(), pool.calls(),
							before.points(), after.points(), before.cents(), after.cents() };
				}).toList());
	}

	/**
	 * Adds up how often rules fired.
	 * @param counts by decision, then by rule
	 */
	void keepRules(long id, Map<String, Map<String, Integer>> counts) {
		List<Object[]> rows = new ArrayList<>();
		counts.forEach((decision, rules) -> {
			rows.add(new Object[] { id, decision, "", 0, 0 });
			rules.forEach((rule, times) -> rows.add(new Object[] { id, decision, rule, times, times }));
		});
		this.jdbc.batchUpdate("insert into policy_backtest_rule (backtest_id, decision, rule_name, times)"
				+ " values (?, ?, ?, ?) on duplicate key update times = times + ?", rows);
	}

	/** The rules that fired, by decision; those that never did are not among them. */
	Map<String, Set<String>> fired(long id) {
		Map<String, Set<String>> fired = new TreeMap<>();
		this.jdbc.query("select decision, rule_name from policy_backtest_rule where backtest_id = ?", (row) -> {
			fired.computeIfAbsent(row.getString(1), (decision) -> new HashSet<>()).add(row.getString(2));
		}, id);
		return fired;
	}

	/**
	 * Notes how far a backtest has come.
	 * @return whether it is still wanted
	 */
	boolean advance(long id, int reps, int repsDone, long calls, Duration worked) {
		return this.jdbc.update(
				"update policy_backtest set reps = ?, reps_done = reps_done + ?, calls = calls + ?,"
						+ " millis = millis + ? where id = ? and state = 'RUNNING'",
				reps, repsDone, calls, worked.toMillis(), id) == 1;
	}

	/**
	 * Ends a backtest that runs.
	 * @return whether it did
	 */
	boolean end(long id, Backtest.State state, Instant at, @Nullable String failure, @Nullable String result) {
		return this.jdbc.update("update policy_backtest set state = ?, finished_at = ?, failure = ?, result_sha256 = ?"
				+ " where id = ? and state = 'RUNNING'", state.name(), utc(at), failure, result, id) == 1;
	}

	/** All changes, by rep and time. */
	void changes(long id, Consumer<Backtest.Change> reader) {
		this.jdbc.query(CHANGES + " order by c.rep, c.position", (row) -> {
			reader.accept(change(row));
		}, id);
	}

	/**
	 * Changes of the reps after one, by rep and time; a rep's are never torn apart.
	 * @param entriesOnly whether only cases that open, or no longer do, are wanted
	 */
	List<Backtest.Change> changes(long id, String afterRep, boolean entriesOnly, int limit) {
		String wanted = entriesOnly ? " and kind = 'ENTRY'" : "";
		String reps = "select rep from policy_backtest_change where backtest_id = ? and rep > ?" + wanted
				+ " group by rep order by rep limit ?";
		List<String> page = this.jdbc.queryForList(reps, String.class, id, afterRep, limit);
		if (page.isEmpty()) {
			return List.of();
		}
		return this.jdbc.query(
				CHANGES + wanted.replace("kind", "c.kind") + " and c.rep > ? and c.rep <= ? order by c.rep, c.position",
				(row, index) -> change(row), id, afterRep, page.get(page.size() - 1));
	}

	/**
	 * Reps for whom something is different, by whether they enter, no longer do, or
	 * neither.
	 */
	Map<String, List<RepId>> affected(long id) {
		Map<String, List<RepId>> affected = new TreeMap<>();
		this.jdbc.query("select rep, max(case when kind = 'ENTRY' and before_at is null then 1 else 0 end),"
				+ " max(case when kind = 'ENTRY' and after_at is null then 1 else 0 end)"
				+ " from policy_backtest_change where backtest_id = ? group by rep order by rep", (row) -> {
					String how = (row.getInt(2) > row.getInt(3)) ? "entering"
							: (row.getInt(3) > row.getInt(2)) ? "spared" : "otherwise";
					affected.computeIfAbsent(how, (any) -> new ArrayList<>()).add(new RepId(row.getString(1)));
				}, id);
		return affected;
	}

	int countChanges(long id) {
		return Objects.requireNonNull(this.jdbc
			.queryForObject("select count(*) from policy_backtest_change where backtest_id = ?", Integer.class, id));
	}

	/** How often each kind comes about, by team. */
	List<Backtest.Count> counts(long id) {
		return this.jdbc.query(
				"select r.team, c.kind, sum(c.before_count), sum(c.after_count) from policy_backtest_count c"
						+ " join policy_backtest_rep r on r.backtest_id = c.backtest_id and r.rep = c.rep"
						+ " where c.backtest_id = ? group by r.team, c.kind order by r.team, c.kind",
				(row, index) -> new Backtest.Count(new TeamId(row.getString(1)),
						Consequence.Kind.valueOf(row.getString(2)), row.getInt(3), row.getInt(4)),
				id);
	}

	/** What rewards would have cost; of reps those for whom it differs most. */
	BacktestCost cost(long id) {
		List<BacktestCost.Month> months = this.jdbc.query(
				"select book_month, " + SUMS + " from policy_backtest_reward c where c.backtest_id = ?"
						+ " group by book_month order by book_month",
				(row, index) -> new BacktestCost.Month(YearMonth.parse(row.getString(1)), sum(row, 2)), id);
		List<BacktestCost.Share> reps = new ArrayList<>();
		int[] gainingAndLosing = new int[2];
		this.jdbc.query("select c.rep, r.team, " + SUMS + " from policy_backtest_reward c join policy_backtest_rep r"
				+ " on r.backtest_id = c.backtest_id and r.rep = c.rep where c.backtest_id = ? group by c.rep, r.team"
				+ " having sum(c.before_cents) <> sum(c.after_cents)"
				+ " order by abs(sum(c.after_cents) - sum(c.before_cents)) desc, c.rep", (row) -> {
					BacktestCost.Sum sum = sum(row, 3);
					gainingAndLosing[(sum.more() > 0) ? 0 : 1]++;
					if (reps.size() < MOST_SHARES) {
						reps.add(
								new BacktestCost.Share(new RepId(row.getString(1)), new TeamId(row.getString(2)), sum));
					}
				}, id);
		String pools = " from policy_backtest_pool c where c.backtest_id = ? group by ";
		return new BacktestCost(months, gainingAndLosing[0], gainingAndLosing[1], reps,
				this.jdbc.query("select book_month, " + SUMS + pools + "book_month order by book_month",
						(row, index) -> new BacktestCost.Month(YearMonth.parse(row.getString(1)), sum(row, 2)), id),
				this.jdbc.query("select team, sum(c.calls), " + SUMS + pools + "team order by team",
						(row, index) -> new BacktestCost.Pool(new TeamId(row.getString(1)), row.getInt(2), sum(row, 3)),
						id));
	}

	private static BacktestCost.Sum sum(ResultSet row, int first) throws SQLException {
		return new BacktestCost.Sum(row.getLong(first), row.getLong(first + 1), row.getLong(first + 2),
				row.getLong(first + 3));
	}

	/** For each rep: where they belong, and whether a case opens. */
	List<BacktestFairness.Entrant> entrants(long id) {
		return this.jdbc
			.query("select r.team, r.tenure_days, r.shift_name, coalesce(c.before_count, 0), coalesce(c.after_count, 0)"
					+ " from policy_backtest_rep r left join policy_backtest_count c on c.backtest_id = r.backtest_id"
					+ " and c.rep = r.rep and c.kind = 'ENTRY' where r.backtest_id = ? and r.calls > 0 order by r.rep",
					(row, index) -> new BacktestFairness.Entrant(row.getString(1), row.getInt(2),
							Replayed.Shift.valueOf(row.getString(3)), row.getInt(4) > 0, row.getInt(5) > 0),
					id);
	}

	private static Backtest backtest(ResultSet row) throws SQLException {
		return new Backtest(row.getLong("id"), row.getLong("draft_id"), row.getInt("base_release"),
				row.getString("files_sha256"), Objects.requireNonNull(instant(row, "from_at")),
				Objects.requireNonNull(instant(row, "to_at")), new UserId(row.getString("asked_by")),
				Objects.requireNonNull(instant(row, "asked_at")), Backtest.State.valueOf(row.getString("state")),
				row.getInt("reps"), row.getInt("reps_done"), row.getLong("calls"), row.getLong("millis") / 1000.0,
				instant(row, "finished_at"), row.getString("failure"), row.getString("result_sha256"));
	}

	private static Backtest.Change change(ResultSet row) throws SQLException {
		return new Backtest.Change(new RepId(row.getString("rep")), new TeamId(row.getString("team")),
				Consequence.Kind.valueOf(row.getString("kind")), row.getString("about"), instant(row, "before_at"),
				instant(row, "after_at"), row.getString("reason"), row.getString("rules").lines().toList(),
				row.getString("calls").lines().toList());
	}

	private static @Nullable LocalDateTime utc(@Nullable Instant instant) {
		return (instant != null) ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC) : null;
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		LocalDateTime time = row.getObject(column, LocalDateTime.class);
		return (time != null) ? time.toInstant(ZoneOffset.UTC) : null;
	}

}
