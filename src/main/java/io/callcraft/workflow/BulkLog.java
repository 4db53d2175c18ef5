package io.callcraft.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down changes of many instances: what was asked, how far each is, who could not
 * be changed.
 */
@Component
class BulkLog {

	private static final String SELECT = """
			select id, query, change_wanted, started_by, state, total, complete, done, unchanged, failed, started_at,
			finished_at from wf_bulk_change where\s""";

	private static final int LONGEST_REASON = 1_000;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	BulkLog(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	void add(BulkRun run) {
		this.jdbc
			.sql("""
					insert into wf_bulk_change (id, query, change_wanted, started_by, state, total, complete, done, unchanged,
					failed, last_instance, started_at) values (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, '', ?)""")
			.params(run.id(), this.json.writeValueAsString(run.query()), this.json.writeValueAsString(run.change()),
					run.by().value(), run.state().name(), run.total().found(), run.total().complete(),
					Utc.of(run.startedAt()))
			.update();
	}

	Optional<BulkRun> find(String id) {
		return this.jdbc.sql(SELECT + "id = ?").param(id).query(this::run).optional();
	}

	Page<BulkRun> page(PageRequest page) {
		List<BulkRun> found = this.jdbc.sql(SELECT + "id < ? order by id desc limit ?")
			.params((page.after() != null) ? page.after() : "~", page.limit() + 1)
			.query(this::run)
			.list();
		return Page.of(found, page.limit(), BulkRun::id);
	}

	/** How far the search was gone through, empty at first; locks the change. */
	String lockCursor(String id) {
		return this.jdbc.sql("select last_instance from wf_bulk_change where id = ? for update")
			.param(id)
			.query(String.class)
			.single();
	}

	/** Says that an instance is dealt with. */
	void progressed(String id, String cursor, int done, int unchanged) {
		this.jdbc
			.sql("update wf_bulk_change set last_instance = ?, done = done + ?, unchanged = unchanged + ?"
					+ " where id = ?")
			.params(cursor, done, unchanged, id)
			.update();
	}

	void failed(String id, String cursor, InstanceSummary instance, String reason) {
		this.jdbc.sql("insert into wf_bulk_failed (bulk_change, instance, business_key, reason) values (?, ?, ?, ?)")
			.params(id, instance.id(), instance.businessKey(),
					reason.substring(0, Math.min(reason.length(), LONGEST_REASON)))
			.update();
		this.jdbc.sql("update wf_bulk_change set last_instance = ?, failed = failed + 1 where id = ?")
			.params(cursor, id)
			.update();
	}

	Page<BulkRun.Failed> failed(String id, PageRequest page) {
		List<BulkRun.Failed> found = this.jdbc.sql("""
				select instance, business_key, reason from wf_bulk_failed
				where bulk_change = ? and instance > ? order by instance limit ?""")
			.params(id, (page.after() != null) ? page.after() : "", page.limit() + 1)
			.query((row, number) -> new BulkRun.Failed(row.getString(1), row.getString(2), row.getString(3)))
			.list();
		return Page.of(found, page.limit(), BulkRun.Failed::instance);
	}

	/** Ends a change that runs; answers whether it did. */
	boolean end(String id, BulkRun.State how, Instant at) {
		return this.jdbc.sql("update wf_bulk_change set state = ?, finished_at = ? where id = ? and state = 'RUNNING'")
			.params(how.name(), Utc.of(at), id)
			.update() == 1;
	}

	private BulkRun run(ResultSet row, int number) throws SQLException {
		return new BulkRun(row.getString("id"), this.json.readValue(row.getString("query"), InstanceQuery.class),
				this.json.readValue(row.getString("change_wanted"), BulkChange.class),
				new UserId(row.getString("started_by")), BulkRun.State.valueOf(row.getString("state")),
				new InstanceCount(row.getInt("total"), row.getBoolean("complete")), row.getInt("done"),
				row.getInt("unchanged"), row.getInt("failed"), Utc.instant(row, "started_at"),
				(row.getObject("finished_at") != null) ? Utc.instant(row, "finished_at") : null);
	}

}
