package io.callcraft.audit.h2;

import java.sql.Connection;
import java.sql.SQLException;

import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Refuses whatever would change or remove a row of the ledger, whoever asks for it (R56).
 * Public because H2 creates it by name; the migrations that do so are the only users.
 */
public final class RefuseChange implements Trigger {

	private static final String USER_DEFINED = "45000";

	private String table = "";

	@Override
	public void init(Connection connection, String schema, String trigger, String table, boolean before, int type) {
		this.table = table;
	}

	@Override
	public void fire(Connection connection, @Nullable Object[] before, @Nullable Object[] after) throws SQLException {
		throw new SQLException(this.table + " is append-only: a mistake is corrected by a further entry", USER_DEFINED);
	}

}
