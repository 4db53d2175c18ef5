package io.callcraft.workflow;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows of instances.
 */
final class InstanceRows {

	/** As {@link #read} wants them, of the table {@code i}. */
	static final String COLUMNS = "i.id, i.process, i.release_number, i.business_key, i.parent, i.root, i.started_at,"
			+ " i.state, i.suspended, i.waits, i.nodes, i.path, i.variables, i.kept_signals, i.skip_node, i.incidents,"
			+ " i.payload, i.ended_at, i.version";

	static final int WIDTH = 19;

	private static final String INSERT = "insert into wf_instance (state, suspended, waits, nodes, path, variables,"
			+ " kept_signals, skip_node, incidents, payload, ended_at, release_number, id, version, process,"
			+ " business_key, parent, root, started_at)"
			+ " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

	private static final String UPDATE = "update wf_instance set state = ?, suspended = ?, waits = ?, nodes = ?,"
			+ " path = ?, variables = ?, kept_signals = ?, skip_node = ?, incidents = ?, payload = ?, ended_at = ?,"
			+ " release_number = ?, version = version + 1 where id = ? and version = ?";

	private final WrittenRows rows;

	InstanceRows(JdbcTemplate jdbc) {
		this.rows = new WrittenRows(jdbc);
	}

	static WorkflowInstance read(ResultSet row) throws SQLException {
		WorkflowInstance instance = new WorkflowInstance();
		instance.id = row.getString(1);
		instance.process = row.getString(2);
		instance.release = row.getInt(3);
		instance.businessKey = row.getString(4);
		instance.parent = row.getString(5);
		instance.root = row.getString(6);
		instance.startedAt = Objects.requireNonNull(WrittenRows.instant(row, 7));
		instance.state = InstanceState.valueOf(row.getString(8));
		instance.suspended = row.getBoolean(9);
		instance.waits = row.getString(10);
		instance.nodes = row.getString(11);
		instance.path = text(row.getBytes(12));
		instance.variables = text(row.getBytes(13));
		instance.keptSignals = text(row.getBytes(14));
		instance.skipNode = row.getString(15);
		instance.incidents = row.getString(16);
		instance.payload = row.getBytes(17);
		instance.endedAt = WrittenRows.instant(row, 18);
		instance.version = row.getLong(19);
		instance.indexed = instance.variables;
		instance.loaded = instance.version;
		return instance;
	}

	/** Writes what differs from its row. */
	void write(Collection<WorkflowInstance> instances) {
		this.rows.insert(INSERT, instances.stream().filter((instance) -> !instance.stored).toList(),
				(row, instance) -> {
					bind(row, instance);
					row.setString(15, instance.process);
					row.setString(16, instance.businessKey);
					row.setString(17, instance.parent);
					row.setString(18, instance.root);
					WrittenRows.set(row, 19, instance.startedAt);
				});
		this.rows.update(UPDATE, instances.stream().filter((instance) -> instance.stored && instance.changed).toList(),
				InstanceRows::bind);
		instances.forEach((instance) -> {
			instance.version += (instance.stored && instance.changed) ? 1 : 0;
			instance.stored = true;
			instance.changed = false;
		});
	}

	private static void bind(PreparedStatement row, WorkflowInstance instance) throws SQLException {
		row.setString(1, instance.state.name());
		row.setBoolean(2, instance.suspended);
		row.setString(3, instance.waits);
		row.setString(4, instance.nodes);
		set(row, 5, instance.path);
		set(row, 6, instance.variables);
		set(row, 7, instance.keptSignals);
		row.setString(8, instance.skipNode);
		row.setString(9, instance.incidents);
		row.setBytes(10, instance.payload);
		WrittenRows.set(row, 11, instance.endedAt);
		row.setInt(12, instance.release);
		row.setString(13, instance.id);
		row.setLong(14, instance.version);
	}

	private static void set(PreparedStatement row, int column, String text) throws SQLException {
		if (text.isEmpty()) {
			row.setNull(column, Types.VARBINARY);
		}
		else {
			row.setBytes(column, text.getBytes(StandardCharsets.UTF_8));
		}
	}

	private static String text(byte @Nullable [] bytes) {
		return (bytes == null) ? "" : new String(bytes, StandardCharsets.UTF_8);
	}

}
