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
import java.util.stream.Stream;

import io.callcraft.calls.Call;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Utc;
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
	void keep(RepId rep, int release, List<Row> rows) {
		this.jdbc.batchUpdate("""
				insert into award (call_id, source, version, rep, started_at, release_no, form, merits, granted,
				amount, transfer_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows, rows.size(),
				(statement, row) -> set(statement, rep, release, row));
	}

	private static void set(PreparedStatement statement, RepId rep, int release, Row row) throws SQLException {
		statement.setString(1, row.call().callId());
		statement.setString(2, row.call().source());
		statement.setInt(3, row.version());
		statement.setString(4, rep.value());
		statement.setObject(5, row.startedAt());
		statement.setInt(6, release);
		statement.setString(7, row.form().name());
		statement.setString(8, row.merits());
		statement.setInt(9, row.granted());
		statement.setLong(10, row.amount());
		statement.setObject(11, row.transfer(), Types.BIGINT);
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

	/** What each of these calls earned a rep at last. */
	Map<Call.Key, Award> of(RepId rep, Collection<Call.Key> calls) {
		Map<Call.Key, Award> awards = new HashMap<>();
		List<String> ids = calls.stream().map(Call.Key::callId).distinct().toList();
		for (int from = 0; from < ids.size(); from += ASKED_AT_ONCE) {
			List<String> some = ids.subList(from, Math.min(from + ASKED_AT_ONCE, ids.size()));
			String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
			newest(awards, "rep = ? and call_id in (" + marks + ")",
					Stream.concat(Stream.of(rep.value()), some.stream()).toArray());
		}
		awards.keySet().retainAll(List.copyOf(calls));
		return awards;
	}

	/** What each call of a rep earned them, as far as it was not taken back. */
	Map<Call.Key, Award> of(RepId rep) {
		Map<Call.Key, Award> awards = new HashMap<>();
		newest(awards, "rep = ?", rep.value());
		awards.values().removeIf((award) -> award.merits().isEmpty());
		return awards;
	}

	/** What calls of a rep earned that came as recognition, as far as it stands. */
	Collection<Award> recognitions(RepId rep) {
		Map<Call.Key, Award> awards = new HashMap<>();
		newest(awards, "rep = ? and form = ?", rep.value(), RewardForm.RECOGNITION.name());
		awards.values().removeIf((award) -> award.merits().isEmpty());
		return awards.values();
	}

	/** The awards of a rep that a transfer booked, in call order. */
	List<Award> of(RepId rep, long transfer) {
		return this.jdbc.query(
				"select " + COLUMNS
						+ " from award where rep = ? and transfer_id = ? order by started_at, source, call_id",
				(row, number) -> read(row), rep.value(), transfer);
	}

	private void newest(Map<Call.Key, Award> awards, String where, Object... parameters) {
		this.jdbc.query("select " + COLUMNS + " from award where " + where + " order by version", (row) -> {
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
				Utc.instant(row, 5), row.getInt(6), RewardForm.valueOf(row.getString(7)), merits, row.getInt(9),
				row.getLong(10), row.getObject(11, Long.class));
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
			return new Row(before.call(), before.version() + 1, Utc.of(before.startedAt()), before.form(), "", 0, 0,
					null);
		}

	}

	/** What two awards have in common if nothing changed. */
	static boolean same(Award before, Earned now) {
		return before.form() == now.form() && before.granted() == now.granted()
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
