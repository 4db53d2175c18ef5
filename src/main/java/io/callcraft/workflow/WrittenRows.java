package io.callcraft.workflow;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;

/**
 * Writes rows: one by itself, several as a batch.
 */
final class WrittenRows {

	private final JdbcTemplate jdbc;

	WrittenRows(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	<T> void insert(String sql, List<T> rows, ParameterizedPreparedStatementSetter<T> binding) {
		if (rows.size() == 1) {
			this.jdbc.update(sql, (row) -> binding.setValues(row, rows.get(0)));
		}
		else if (!rows.isEmpty()) {
			this.jdbc.batchUpdate(sql, rows, rows.size(), binding);
		}
	}

	/**
	 * Updates rows that nobody else has written since they were read.
	 * @throws OptimisticLockingFailureException when somebody has
	 */
	<T> void update(String sql, List<T> rows, ParameterizedPreparedStatementSetter<T> binding) {
		if (rows.size() == 1) {
			one(this.jdbc.update(sql, (row) -> binding.setValues(row, rows.get(0))), rows.get(0));
		}
		else if (!rows.isEmpty()) {
			int[] counts = this.jdbc.batchUpdate(sql, rows, rows.size(), binding)[0];
			for (int i = 0; i < counts.length; i++) {
				one(counts[i], rows.get(i));
			}
		}
	}

	private static void one(int count, Object row) {
		if (count != 1) {
			throw new OptimisticLockingFailureException(row + " was changed by somebody else meanwhile");
		}
	}

	static void set(PreparedStatement row, int column, @Nullable Instant instant) throws SQLException {
		if (instant == null) {
			row.setNull(column, Types.TIMESTAMP);
		}
		else {
			row.setObject(column, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
		}
	}

	static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
		LocalDateTime time = row.getObject(column, LocalDateTime.class);
		return (time != null) ? time.toInstant(ZoneOffset.UTC) : null;
	}

}
