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

	private static final String KEEP = "insert into wf_variable (root, instance, name, content, started_at)"
			+ " values (?, ?, ?, ?, ?) on duplicate key update content = values(content)";

	private final JdbcTemplate jdbc;

	VariableIndex(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	void write(Collection<WorkflowInstance> instances) {
		List<Object[]> kept = new ArrayList<>();
		List<Object[]> removed = new ArrayList<>();
		List<Object[]> ended = new ArrayList<>();
		for (WorkflowInstance instance : instances) {
			if (instance.isRunning()) {
				instance.takeChangedVariables().forEach((name, value) -> {
					if (value != null) {
						kept.add(new Object[] { instance.root(), instance.id(), name, content(value),
								LocalDateTime.ofInstant(instance.startedAt(), ZoneOffset.UTC) });
					}
					else {
						removed.add(new Object[] { instance.root(), instance.id(), name });
					}
				});
			}
			else if (instance.root().equals(instance.id())) {
				ended.add(new Object[] { instance.root() });
			}
		}
		send(KEEP, kept);
		send("delete from wf_variable where root = ? and instance = ? and name = ?", removed);
		send("delete from wf_variable where root = ?", ended);
	}

	private void send(String sql, List<Object[]> rows) {
		if (!rows.isEmpty()) {
			this.jdbc.batchUpdate(sql, rows);
		}
	}

	/** What is kept of a value, and compared with when it is searched. */
	static String content(Object value) {
		String text = value.toString();
		return (text.length() > LONGEST) ? text.substring(0, LONGEST) : text;
	}

}
