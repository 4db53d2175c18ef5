package io.callcraft.audit.h2;

import java.sql.Connection;
import java.sql.SQLException;

import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Refuses whatever would change or remove a row of the ledger, whoever asks for it (R56).
 * Public because H2 creates it by name; the migration that does so is the only user.
 */
public final class RefuseChange implements Trigger {

	private static final String USER_DEFINED = "45000";

	@Override
	public void fire(Connection connection, @Nullable Object[] before, @Nullable Object[] after) throws SQLException {
		throw new SQLException("ledger_entry is append-only: a mistake is corrected by a further entry", USER_DEFINED);
	}

}
