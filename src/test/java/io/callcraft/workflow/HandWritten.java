package io.callcraft.workflow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * The benchmark's process as one would write it by hand, for this process alone: three
 * tables, no engine, the timer a column of the task. Nine transactions: the start
 * (instance, task, history: three statements), each claim (one) and each completion
 * (task, instance, history and, but for the last, the next task: 3.75 on average).
 */
final class HandWritten {

	private final DataSource source;

	private final List<String> tasks;

	HandWritten(DataSource source, List<String> tasks) {
		this.source = source;
		this.tasks = tasks;
	}

	void createTables() {
		transaction((connection) -> {
			try (Statement statement = connection.createStatement()) {
				statement.execute("""
						create table hand_instance (id varchar(36) primary key, business_key varchar(64) not null,
						state varchar(16) not null, n int not null, started_at timestamp(6) not null,
						ended_at timestamp(6), version bigint not null)""");
				statement.execute("""
						create table hand_task (id varchar(36) primary key, instance varchar(36) not null,
						name varchar(64) not null, state varchar(16) not null, candidate varchar(80) not null,
						owner varchar(64), created_at timestamp(6) not null, timer_at timestamp(6),
						completed_at timestamp(6), version bigint not null)""");
				statement.execute("create index hand_task_inbox on hand_task (candidate, state, created_at)");
				statement.execute("create index hand_task_timer on hand_task (state, timer_at)");
				statement.execute("""
						create table hand_history (id bigint not null auto_increment primary key,
						instance varchar(36) not null, at timestamp(6) not null, actor varchar(64) not null,
						what varchar(64) not null, detail varchar(1000) not null)""");
				statement.execute("create index hand_history_instance on hand_history (instance)");
			}
		});
	}

	/** Starts one instance and does its tasks. */
	void run(String key) {
		String instance = UUID.randomUUID().toString();
		String first = UUID.randomUUID().toString();
		transaction((connection) -> {
			update(connection, "insert into hand_instance values (?, ?, 'ACTIVE', 0, ?, null, 0)", instance, key,
					now());
			create(connection, instance, first, 0);
			history(connection, instance, "case.opened", "{}");
		});
		String task = first;
		for (int step = 0; step < this.tasks.size(); step++) {
			task = complete(instance, task, step);
		}
	}

	private String complete(String instance, String task, int step) {
		transaction((connection) -> one(update(connection, """
				update hand_task set owner = 'marcus', state = 'CLAIMED', version = version + 1
				where id = ? and state = 'OPEN'""", task)));
		boolean last = step == this.tasks.size() - 1;
		String next = UUID.randomUUID().toString();
		transaction((connection) -> {
			one(update(connection, """
					update hand_task set state = 'COMPLETED', completed_at = ?, timer_at = null, version = version + 1
					where id = ? and state = 'CLAIMED' and owner = 'marcus'""", now(), task));
			one(update(connection, """
					update hand_instance set n = ?, state = ?, ended_at = ?, version = version + 1
					where id = ? and state = 'ACTIVE' and version = ?""", step + 1, last ? "COMPLETED" : "ACTIVE",
					last ? now() : null, instance, step));
			if (!last) {
				create(connection, instance, next, step + 1);
			}
			history(connection, instance, "task.completed", "{\"n\":" + (step + 1) + "}");
		});
		return next;
	}

	private void create(Connection connection, String instance, String task, int step) throws SQLException {
		update(connection, "insert into hand_task values (?, ?, ?, 'OPEN', 'role:supervisor', null, ?, ?, null, 0)",
				task, instance, this.tasks.get(step), now(), Timestamp.from(Instant.now().plus(Duration.ofDays(14))));
	}

	private static void history(Connection connection, String instance, String what, String detail)
			throws SQLException {
		update(connection, "insert into hand_history (instance, at, actor, what, detail) values (?, ?, 'marcus', ?, ?)",
				instance, now(), what, detail);
	}

	private static void one(int rows) {
		if (rows != 1) {
			throw new IllegalStateException("Somebody else was here: " + rows + " rows");
		}
	}

	int instances() {
		int[] count = new int[1];
		transaction((connection) -> {
			try (Statement statement = connection.createStatement();
					var rows = statement.executeQuery("select count(*) from hand_instance where state = 'COMPLETED'")) {
				rows.next();
				count[0] = rows.getInt(1);
			}
		});
		return count[0];
	}

	private static int update(Connection connection, String sql, Object... values) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			for (int i = 0; i < values.length; i++) {
				statement.setObject(i + 1, values[i]);
			}
			return statement.executeUpdate();
		}
	}

	private static Timestamp now() {
		return Timestamp.from(Instant.now());
	}

	private void transaction(Work work) {
		try (Connection connection = this.source.getConnection()) {
			connection.setAutoCommit(false);
			try {
				work.in(connection);
				connection.commit();
			}
			catch (SQLException | RuntimeException ex) {
				connection.rollback();
				throw ex;
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private interface Work {

		void in(Connection connection) throws SQLException;

	}

}
