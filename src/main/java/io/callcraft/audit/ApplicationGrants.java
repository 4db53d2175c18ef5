package io.callcraft.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.stereotype.Component;

/**
 * Gives the application's MySQL account its rights, after every migration since each may
 * bring tables: everything on what changes, and only reading and adding on the ledger.
 * Flyway works as the owner of the schema, which is another account.
 */
@Component
class ApplicationGrants extends BaseCallback {

	private static final Set<String> APPEND_ONLY = Set.of("ledger_entry", "ledger_seal", "ledger_node", "ledger_head",
			"ledger_key", "points_transfer", "award");

	private final LedgerSettings settings;

	ApplicationGrants(LedgerSettings settings) {
		this.settings = settings;
	}

	@Override
	public boolean supports(Event event, Context context) {
		return event == Event.AFTER_MIGRATE && !this.settings.account().isEmpty();
	}

	@Override
	public void handle(Event event, Context context) {
		try (Statement statement = context.getConnection().createStatement()) {
			String account = quoted(this.settings.account());
			for (String table : tables(statement)) {
				String rights = APPEND_ONLY.contains(table) ? "select, insert" : "select, insert, update, delete";
				statement.execute("grant " + rights + " on `" + table + "` to " + account);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The rights of " + this.settings.account()
					+ " could not be granted: give the owner of the schema the grant option", ex);
		}
	}

	private static List<String> tables(Statement statement) throws SQLException {
		List<String> tables = new ArrayList<>();
		try (ResultSet rows = statement.executeQuery("show tables")) {
			while (rows.next()) {
				tables.add(rows.getString(1));
			}
		}
		return tables;
	}

	private static String quoted(String account) {
		int at = account.lastIndexOf('@');
		String user = (at < 0) ? account : account.substring(0, at);
		String host = (at < 0) ? "%" : account.substring(at + 1);
		return "'" + user.replace("'", "''") + "'@'" + host.replace("'", "''") + "'";
	}

}
