package io.callcraft.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down migrations: what was asked, how far each is, who stayed behind.
 */
@Component
class MigrationLog {

	private static final TypeReference<Map<String, Map<String, String>>> NODES = new TypeReference<>() {
	};

	private static final String SELECT = """
			select id, from_release, to_release, query, nodes, reason, started_by, state, total, complete, moved, stayed,
			started_at, finished_at from wf_migration where\s""";

	private static final int LONGEST_REASON = 1_000;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	MigrationLog(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	void add(Migration migration) {
		this.jdbc
			.sql("""
					insert into wf_migration (id, from_release, to_release, query, nodes, reason, started_by, state, total, complete,
					moved, stayed, last_instance, started_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, '', ?)""")
			.param(migration.id())
			.param(migration.from())
			.param(migration.to())
			.param((migration.only() != null) ? this.json.writeValueAsString(migration.only()) : null)
			.param(this.json.writeValueAsString(migration.nodes()))
			.param(migration.reason())
			.param(migration.by().value())
			.param(migration.state().name())
			.param(migration.total().found())
			.param(migration.total().complete())
			.param(Utc.of(migration.startedAt()))
			.update();
	}

	Optional<Migration> find(String id) {
		return this.jdbc.sql(SELECT + "id = ?").param(id).query(this::migration).optional();
	}

	Page<Migration> page(PageRequest page) {
		List<Migration> found = this.jdbc.sql(SELECT + "id < ? order by id desc limit ?")
			.params((page.after() != null) ? page.after() : "~", page.limit() + 1)
			.query(this::migration)
			.list();
		return Page.of(found, page.limit(), Migration::id);
	}

	/**
	 * The last root instance that was looked at, or how far the search was gone through;
	 * empty at first. Locks the migration.
	 */
	String lockCursor(String id) {
		return this.jdbc.sql("select last_instance from wf_migration where id = ? for update")
			.param(id)
			.query(String.class)
			.single();
	}

	void progressed(String id, String lastInstance, int moved, int stayed) {
		this.jdbc.sql("update wf_migration set last_instance = ?, moved = moved + ?, stayed = stayed + ? where id = ?")
			.params(lastInstance, moved, stayed, id)
			.update();
	}

	/**
	 * Notes who could not be moved; answers whether that was new: a search may find
	 * several of a family.
	 */
	boolean stayedBehind(String id, WorkflowInstance instance, String reason) {
		if (this.jdbc.sql("select count(*) from wf_migration_stayed where migration = ? and instance = ?")
			.params(id, instance.id())
			.query(Integer.class)
			.single() > 0) {
			return false;
		}
		this.jdbc.sql("insert into wf_migration_stayed (migration, instance, business_key, reason) values (?, ?, ?, ?)")
			.params(id, instance.id(), instance.businessKey(),
					reason.substring(0, Math.min(reason.length(), LONGEST_REASON)))
			.update();
		return true;
	}

	Page<Migrations.StayedBehind> stayedBehind(String id, PageRequest page) {
		List<Migrations.StayedBehind> found = this.jdbc.sql("""
				select instance, business_key, reason from wf_migration_stayed
				where migration = ? and instance > ? order by instance limit ?""")
			.params(id, (page.after() != null) ? page.after() : "", page.limit() + 1)
			.query((row, number) -> new Migrations.StayedBehind(row.getString(1), row.getString(2), row.getString(3)))
			.list();
		return Page.of(found, page.limit(), Migrations.StayedBehind::instance);
	}

	/** Ends a migration that runs; answers whether it did. */
	boolean end(String id, Migration.State how, Instant at) {
		return this.jdbc.sql("update wf_migration set state = ?, finished_at = ? where id = ? and state = 'RUNNING'")
			.params(how.name(), Utc.of(at), id)
			.update() == 1;
	}

	private Migration migration(ResultSet row, int number) throws SQLException {
		return new Migration(row.getString("id"), row.getInt("from_release"), row.getInt("to_release"),
				(row.getString("query") != null) ? this.json.readValue(row.getString("query"), InstanceQuery.class)
						: null,
				this.json.readValue(row.getString("nodes"), NODES), row.getString("reason"),
				new UserId(row.getString("started_by")), Migration.State.valueOf(row.getString("state")),
				new InstanceCount(row.getInt("total"), row.getBoolean("complete")), row.getInt("moved"),
				row.getInt("stayed"), Utc.instant(row, "started_at"),
				(row.getObject("finished_at") != null) ? Utc.instant(row, "finished_at") : null);
	}

}
