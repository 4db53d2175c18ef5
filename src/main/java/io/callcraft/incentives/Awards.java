package io.callcraft.incentives;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.callcraft.calls.Call;
import io.callcraft.people.Rep;
import io.callcraft.shared.RepId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What calls earned, one row a call; a correction adds a version.
 */
@Component
class Awards {

	private static final int ASKED_AT_ONCE = 500;

	private static final String COLUMNS = "call_id, source, version, rep, started_at, release_no, form, merits, "
			+ "granted, amount, transfer_id";

	private final JdbcTemplate jdbc;

	private final AwardRules rules;

	Awards(JdbcTemplate jdbc, AwardRules rules) {
		this.jdbc = jdbc;
		this.rules = rules;
	}

	/** Keeps what calls earned. */
	void keep(Rep rep, int release, List<Row> rows) {
		this.jdbc.batchUpdate("""
				insert into award (call_id, source, version, rep, team, started_at, release_no, form, merits, granted,
				amount, transfer_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows, rows.size(),
				(statement, row) -> set(statement, rep, release, row));
	}

	private static void set(PreparedStatement statement, Rep rep, int release, Row row) throws SQLException {
		statement.setString(1, row.call().callId());
		statement.setString(2, row.call().source());
		statement.setInt(3, row.version());
		statement.setString(4, rep.id().value());
		statement.setString(5, rep.team().value());
		statement.setObject(6, row.startedAt());
		statement.setInt(7, release);
		statement.setString(8, row.form().name());
		statement.setString(9, row.merits());
		statement.setInt(10, row.granted());
		statement.setLong(11, row.amount());
		statement.setObject(12, row.transfer(), Types.BIGINT);
	}

	/** How merits are kept. */
	String text(int release, List<Merit> merits) {
		StringBuilder text = new StringBuilder(24);
		for (Merit merit : merits) {
			text.append(text.isEmpty() ? "" : ",")
				.append(this.rules.number(new AwardRules.AwardRule(release, merit.rule(), merit.milestone())))
				.append('=')
				.append(merit.points());
		}
		return text.toString();
	}

	/** What each of these calls earned at last, whoever's call it was then. */
	Map<Call.Key, Award> of(Collection<Call.Key> calls) {
		Map<Call.Key, Award> awards = new HashMap<>();
		List<String> ids = calls.stream().map(Call.Key::callId).distinct().toList();
		for (int from = 0; from < ids.size(); from += ASKED_AT_ONCE) {
			List<String> some = ids.subList(from, Math.min(from + ASKED_AT_ONCE, ids.size()));
			String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
			newest(awards, "where call_id in (" + marks + ")", some.toArray());
		}
		awards.keySet().retainAll(List.copyOf(calls));
		return awards;
	}

	/** What each call of a rep earned that is still theirs. */
	Map<Call.Key, Award> of(RepId rep) {
		Map<Call.Key, Award> awards = new HashMap<>();
		newest(awards, "where call_id in (select a.call_id from award a join points_transfer t on t.id = a.transfer_id "
				+ "where t.rep = ?)", rep.value());
		awards.values().removeIf((award) -> !award.rep().equals(rep) || award.merits().isEmpty());
		return awards;
	}

	/** The awards that a transfer booked, in call order. */
	List<Award> of(long transfer) {
		return this.jdbc.query("select " + COLUMNS + " from award where transfer_id = ? order by started_at, call_id",
				(row, number) -> read(row), transfer);
	}

	private void newest(Map<Call.Key, Award> awards, String where, Object... parameters) {
		this.jdbc.query("select " + COLUMNS + " from award " + where + " order by version", (row) -> {
			Award award = read(row);
			awards.put(award.call(), award);
		}, parameters);
	}

	private Award read(ResultSet row) throws SQLException {
		List<Award.Item> merits = new ArrayList<>();
		String text = row.getString(8);
		for (String merit : text.isEmpty() ? new String[0] : text.split(",")) {
			String[] parts = merit.split("=");
			AwardRules.AwardRule rule = this.rules.rule(Integer.parseInt(parts[0]));
			merits.add(new Award.Item(rule.milestone(), Integer.parseInt(parts[1]), rule.name()));
		}
		return new Award(new Call.Key(row.getString(2), row.getString(1)), row.getInt(3), new RepId(row.getString(4)),
				Books.instant(row.getObject(5, LocalDateTime.class)), row.getInt(6),
				RewardForm.valueOf(row.getString(7)), merits, row.getInt(9), row.getLong(10),
				row.getObject(11, Long.class));
	}

	/**
	 * A row about to be kept.
	 *
	 * @param merits as {@link #text} says
	 */
	record Row(Call.Key call, int version, LocalDateTime startedAt, RewardForm form, String merits, int granted,
			long amount, @Nullable Long transfer) {

		/** Nothing is left of an award. */
		static Row nothing(Award before) {
			return new Row(before.call(), before.version() + 1, Books.utc(before.startedAt()), before.form(), "", 0, 0,
					null);
		}

	}

	/** What two awards have in common if nothing changed. */
	static boolean same(Award before, RepId rep, Earned now) {
		return before.rep().equals(rep) && before.form() == now.form() && before.granted() == now.granted()
				&& before.merits()
					.stream()
					.map((item) -> item.milestone() + "=" + item.points())
					.collect(Collectors.toSet())
					.equals(now.merits()
						.stream()
						.map((merit) -> merit.milestone() + "=" + merit.points())
						.collect(Collectors.toSet()));
	}

}
