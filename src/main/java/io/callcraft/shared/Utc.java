package io.callcraft.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Instants as columns hold them: the wall clock of UTC, whatever zone the database and
 * its driver believe to be in.
 */
public final class Utc {

	private Utc() {
	}

	/** An instant for a column. */
	public static LocalDateTime of(Instant instant) {
		return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
	}

	/** The instant in a column that is never empty. */
	public static Instant instant(ResultSet row, int column) throws SQLException {
		return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
	}

	/** The instant in a column that is never empty. */
	public static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
	}

}
