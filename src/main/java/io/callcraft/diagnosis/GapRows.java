package io.callcraft.diagnosis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import io.callcraft.calls.Call;
import io.callcraft.shared.Competency;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Utc;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads gaps from their table. */
@Component
class GapRows {

	private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {
	};

	private static final TypeReference<List<Call.Key>> KEYS = new TypeReference<>() {
	};

	private static final String SELECT = "select id, rep, kind, milestone, competency, reason, rules, release_no, calls, "
			+ "state, found_at, cause, remedy, settled_at from gap ";

	private final JdbcTemplate jdbc;

	private final JsonMapper json;

	GapRows(JdbcTemplate jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	List<Gap> query(String where, Object... parameters) {
		return this.jdbc.query(SELECT + where, (row, number) -> read(row), parameters);
	}

	/** The rules that a column names. */
	List<String> rules(String column) {
		return this.json.readValue(column, STRINGS);
	}

	private Gap read(ResultSet row) throws SQLException {
		return new Gap(row.getLong(1), new RepId(row.getString(2)), GapKind.valueOf(row.getString(3)),
				Milestone.valueOf(row.getString(4)), Competency.valueOf(row.getString(5)), row.getString(6),
				rules(row.getString(7)), row.getInt(8), this.json.readValue(row.getString(9), KEYS),
				Gap.State.valueOf(row.getString(10)), row.getTimestamp(11).toInstant(),
				(row.getObject(14) == null) ? null : settled(row));
	}

	private static Gap.Settled settled(ResultSet row) throws SQLException {
		String cause = row.getString(12);
		return new Gap.Settled((cause != null) ? GapKind.valueOf(cause) : null, Competency.valueOf(row.getString(13)),
				Utc.instant(row, 14));
	}

}
