package io.callcraft.workflow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.datasource.ConnectionProxy;

/**
 * A query with one parameter that each connection of the pool prepares once and keeps. H2
 * remembers what it has parsed, but not a query that locks rows: to parse and plan it
 * each time takes longer than to answer it.
 */
final class KeptQuery {

	private final JdbcTemplate jdbc;

	private final String sql;

	/** By the database's own connection; few, as many as the pool has. */
	private final Map<Connection, PreparedStatement> prepared = new ConcurrentHashMap<>();

	KeptQuery(JdbcTemplate jdbc, String sql) {
		this.jdbc = jdbc;
		this.sql = sql;
	}

	/** What it finds, in the transaction of whoever calls. */
	<T> List<T> list(RowMapper<T> mapper, String parameter) {
		return this.jdbc.execute((Connection pooled) -> {
			PreparedStatement query = prepared(
					((ConnectionProxy) pooled).getTargetConnection().unwrap(Connection.class));
			query.setString(1, parameter);
			List<T> found = new ArrayList<>();
			try (ResultSet rows = query.executeQuery()) {
				while (rows.next()) {
					found.add(mapper.mapRow(rows, found.size()));
				}
			}
			return found;
		});
	}

	private PreparedStatement prepared(Connection connection) throws SQLException {
		PreparedStatement kept = this.prepared.get(connection);
		if (kept != null && !kept.isClosed()) {
			return kept;
		}
		for (Connection known : this.prepared.keySet()) {
			if (known.isClosed()) {
				this.prepared.remove(known);
			}
		}
		PreparedStatement query = connection.prepareStatement(this.sql);
		this.prepared.put(connection, query);
		return query;
	}

	/** How many connections keep it. */
	int kept() {
		return this.prepared.size();
	}

}
