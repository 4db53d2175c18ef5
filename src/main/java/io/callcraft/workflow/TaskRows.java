package io.callcraft.workflow;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Objects;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows of tasks.
 */
final class TaskRows {

	/** As {@link #read} wants them, of the table {@code t}. */
	static final String COLUMNS = "t.id, t.title, t.business_key, t.process, t.instance, t.created_at, t.due_at,"
			+ " t.escalate_group, t.name, t.form, t.release_number, t.state, t.candidate_group, t.candidate, t.owner,"
			+ " t.priority, t.completed_at, t.escalate_at, t.escalated_to, t.escalated_at, t.version";

	private static final String INSERT = "insert into wf_task (name, title, form, release_number, state,"
			+ " candidate_group, candidate, owner, priority, completed_at, escalate_at, escalated_to, escalated_at, due_at,"
			+ " phase, id, version, business_key, process, instance, created_at, escalate_group)"
			+ " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

	private static final String UPDATE = "update wf_task set name = ?, title = ?, form = ?, release_number = ?,"
			+ " state = ?, candidate_group = ?, candidate = ?, owner = ?, priority = ?, completed_at = ?,"
			+ " escalate_at = ?, escalated_to = ?, escalated_at = ?, due_at = ?, phase = ?," + " version = version + 1"
			+ " where id = ? and version = ?";

	private final WrittenRows rows;

	TaskRows(JdbcTemplate jdbc) {
		this.rows = new WrittenRows(jdbc);
	}

	/** Reads a task that begins after so many columns. */
	static WorkflowTask read(ResultSet row, int after) throws SQLException {
		WorkflowTask task = new WorkflowTask();
		task.id = row.getString(after + 1);
		task.title = row.getString(after + 2);
		task.businessKey = row.getString(after + 3);
		task.process = row.getString(after + 4);
		task.instance = row.getString(after + 5);
		task.createdAt = Objects.requireNonNull(WrittenRows.instant(row, after + 6));
		task.dueAt = WrittenRows.instant(row, after + 7);
		task.escalateGroup = row.getString(after + 8);
		task.name = row.getString(after + 9);
		task.form = row.getString(after + 10);
		task.release = row.getInt(after + 11);
		task.state = Task.State.valueOf(row.getString(after + 12));
		task.candidateGroup = row.getString(after + 13);
		task.candidate = row.getString(after + 14);
		task.owner = row.getString(after + 15);
		task.priority = row.getInt(after + 16);
		task.completedAt = WrittenRows.instant(row, after + 17);
		task.escalateAt = WrittenRows.instant(row, after + 18);
		task.escalatedTo = row.getString(after + 19);
		task.escalatedAt = WrittenRows.instant(row, after + 20);
		task.version = row.getLong(after + 21);
		return task;
	}

	/** Writes what differs from its row. */
	void write(Collection<WorkflowTask> tasks) {
		this.rows.insert(INSERT, tasks.stream().filter((task) -> !task.stored).toList(), (row, task) -> {
			bind(row, task);
			row.setString(18, task.businessKey);
			row.setString(19, task.process);
			row.setString(20, task.instance);
			WrittenRows.set(row, 21, task.createdAt);
			row.setString(22, task.escalateGroup);
		});
		this.rows.update(UPDATE, tasks.stream().filter((task) -> task.stored && task.changed).toList(), TaskRows::bind);
		tasks.forEach((task) -> {
			task.version += (task.stored && task.changed) ? 1 : 0;
			task.stored = true;
			task.changed = false;
		});
	}

	private static void bind(PreparedStatement row, WorkflowTask task) throws SQLException {
		row.setString(1, task.name);
		row.setString(2, task.title);
		row.setString(3, task.form);
		row.setInt(4, task.release);
		row.setString(5, task.state.name());
		row.setString(6, task.candidateGroup);
		row.setString(7, task.candidate);
		row.setString(8, task.owner);
		row.setInt(9, task.priority);
		WrittenRows.set(row, 10, task.completedAt);
		WrittenRows.set(row, 11, task.escalateAt);
		row.setString(12, task.escalatedTo);
		WrittenRows.set(row, 13, task.escalatedAt);
		WrittenRows.set(row, 14, task.dueAt);
		row.setString(15, WorkflowTask.phase(task.state));
		row.setString(16, task.id);
		row.setLong(17, task.version);
	}

}
