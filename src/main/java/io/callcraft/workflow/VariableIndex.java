package io.callcraft.workflow;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps the variables of running instances where they can be searched. Only what has
 * changed is written, for all instances of a transaction at once, just before it commits.
 * What called instances leave behind goes when their root ends.
 */
@Component
class VariableIndex {

	/** Longer values are found by their beginning. */
	static final int LONGEST = 100;

	private static final String ONE = " where root = ? and instance = ? and name = ?";

	private final JdbcTemplate jdbc;

	VariableIndex(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	void write(Collection<WorkflowInstance> instances) {
		List<Object[]> added = new ArrayList<>();
		List<Object[]> changed = new ArrayList<>();
		List<Object[]> removed = new ArrayList<>();
		List<Object[]> ended = new ArrayList<>();
		for (WorkflowInstance instance : instances) {
			String root = instance.root();
			String id = instance.id();
			if (instance.isRunning()) {
				KeptVariables.Change change = instance.takeChangedVariables();
				LocalDateTime startedAt = LocalDateTime.ofInstant(instance.startedAt(), ZoneOffset.UTC);
				change.added()
					.forEach((name, value) -> added.add(new Object[] { root, id, name, content(value), startedAt }));
				change.changed().forEach((name, value) -> changed.add(new Object[] { content(value), root, id, name }));
				change.removed().keySet().forEach((name) -> removed.add(new Object[] { root, id, name }));
			}
			else if (instance.isChanged() && root.equals(id)) {
				ended.add(new Object[] { root });
			}
		}
		send("insert into wf_variable (root, instance, name, content, started_at) values (?, ?, ?, ?, ?)", added);
		send("update wf_variable set content = ?" + ONE, changed);
		send("delete from wf_variable" + ONE, removed);
		send("delete from wf_variable where root = ?", ended);
	}

	private void send(String sql, List<Object[]> rows) {
		if (rows.size() == 1) {
			this.jdbc.update(sql, rows.get(0));
		}
		else if (!rows.isEmpty()) {
			this.jdbc.batchUpdate(sql, rows);
		}
	}

	/** What is kept of a value, and compared with when it is searched. */
	static String content(Object value) {
		String text = value.toString();
		return (text.length() > LONGEST) ? text.substring(0, LONGEST) : text;
	}

}
