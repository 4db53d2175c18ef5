package io.callcraft.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Utc;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The incidents on record.
 */
@Component
class IncidentBook {

	private static final String AGAIN = "update wf_incident set attempt = attempt + 1, last_at = :now, next_at = :next,"
			+ " caused_by = :trigger, actor = :actor, subject = :subject, failure = :failure, message = :message,"
			+ " filled_in = :fields" + " where open_at = :place";

	private static final String FIRST = "insert into wf_incident (instance, business_key, process, release_number, node,"
			+ " state, open_at, caused_by, actor, subject, failure, message, attempt, first_at, last_at, next_at, started_at,"
			+ " filled_in)"
			+ " values (:instance, :key, :process, :release, :node, 'OPEN', :place, :trigger, :actor, :subject, :failure,"
			+ " :message, 1, :now, :now, :next, (select started_at from wf_instance where id = :instance), :fields)";

	/** Loses against whoever has moved the instance on since. */
	private static final String MARK = "update wf_instance set incidents = case when incidents like :listed escape '!'"
			+ " or char_length(incidents) > 430 then incidents else concat(incidents, :node, '|') end"
			+ " where id = :instance and state = 'ACTIVE' and version = :version";

	private static final String CLOSE = "update wf_incident set state = 'CLOSED', open_at = null, next_at = null,"
			+ " filled_in = null, closed_at = :now where ";

	private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	IncidentBook(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Enters a failure: a new incident, or another attempt of an open one.
	 * @param next when it is tried again by itself
	 */
	void enter(FailedStep step, @Nullable Instant next) {
		if (step.instance() != null && this.jdbc.sql(MARK)
			.param("listed", InstancePlaces.pattern(step.node()))
			.param("node", step.node())
			.param("instance", step.instance())
			.param("version", step.version())
			.update() == 0) {
			return;
		}
		if (write(AGAIN, step, next) == 0) {
			try {
				write(FIRST, step, next);
			}
			catch (DuplicateKeyException ex) {
				// another node was first
				write(AGAIN, step, next);
			}
		}
	}

	private int write(String sql, FailedStep step, @Nullable Instant next) {
		JdbcClient.StatementSpec statement = this.jdbc.sql(sql)
			.param("now", now())
			.param("next", (next != null) ? Utc.of(next) : null)
			.param("trigger", step.trigger().name())
			.param("actor", step.by().value())
			.param("subject", step.subject())
			.param("failure", step.failure())
			.param("message", step.message())
			.param("fields", (step.fields() != null) ? this.json.writeValueAsString(step.fields()) : null)
			.param("place", step.place());
		if (sql.equals(FIRST)) {
			statement = statement.param("instance", step.instance())
				.param("key", step.businessKey())
				.param("process", step.process())
				.param("release", step.release())
				.param("node", step.node());
		}
		return statement.update();
	}

	/**
	 * Closes the incidents of nodes that instances have left, and of those that ended.
	 */
	void close(Collection<WorkflowInstance> instances) {
		for (WorkflowInstance instance : instances) {
			instance.takeOvercome()
				.forEach((node) -> this.jdbc.sql(CLOSE + "open_at = :place")
					.param("now", now())
					.param("place", FailedStep.place(instance.id(), node))
					.update());
		}
	}

	void close(long id) {
		this.jdbc.sql(CLOSE + "id = :id").param("now", now()).param("id", id).update();
	}

	/** Says of an open incident that it is tried again now. */
	void triedNow(long id) {
		this.jdbc.sql("update wf_incident set next_at = :now where id = :id")
			.param("now", now())
			.param("id", id)
			.update();
	}

	Optional<Incident> find(long id) {
		return this.jdbc.sql("select * from wf_incident where id = :id")
			.param("id", id)
			.query(IncidentBook::incident)
			.optional();
	}

	/** What was filled in to complete the task; empty where that is not kept. */
	Optional<Map<String, Object>> filledIn(long id) {
		return this.jdbc.sql("select filled_in from wf_incident where id = :id and filled_in is not null")
			.param("id", id)
			.query(String.class)
			.optional()
			.map((fields) -> this.json.readValue(fields, FIELDS));
	}

	/** Those of an instance, open ones first, then the latest first. */
	List<Incident> of(String instance) {
		return this.jdbc
			.sql("select * from wf_incident where instance = :instance order by state desc, id desc limit 50")
			.param("instance", instance)
			.query(IncidentBook::incident)
			.list();
	}

	int open() {
		return this.jdbc
			.sql("select count(*) from (select id from wf_incident where state = 'OPEN' limit "
					+ (WorkflowOperations.MOST_COUNTED + 1) + ") counted")
			.query(Integer.class)
			.single();
	}

	/** Open ones first, then the latest first. */
	Page<Incident> page(@Nullable Boolean open, PageRequest page) {
		Cursor after = Cursor.of(page.after());
		List<Incident> found = new java.util.ArrayList<>();
		if (!Boolean.FALSE.equals(open) && after.open()) {
			found.addAll(read("OPEN", after.id(), page.limit() + 1));
		}
		if (!Boolean.TRUE.equals(open) && found.size() <= page.limit()) {
			found.addAll(read("CLOSED", after.open() ? Long.MAX_VALUE : after.id(), page.limit() + 1 - found.size()));
		}
		return Page.of(found, page.limit(), (last) -> (last.open() ? "open-" : "closed-") + last.id());
	}

	private List<Incident> read(String state, long before, int limit) {
		return this.jdbc
			.sql("select * from wf_incident where state = :state and id < :before order by state desc, id desc limit "
					+ limit)
			.param("state", state)
			.param("before", before)
			.query(IncidentBook::incident)
			.list();
	}

	private LocalDateTime now() {
		return Utc.of(this.clock.instant());
	}

	private static Incident incident(ResultSet row, int number) throws SQLException {
		return new Incident(row.getLong("id"), row.getString("instance"), row.getString("business_key"),
				row.getString("process"), row.getInt("release_number"), row.getString("node"),
				row.getString("state").equals("OPEN"), Incident.Trigger.valueOf(row.getString("caused_by")),
				new UserId(row.getString("actor")), row.getString("subject"), row.getString("failure"),
				row.getString("message"), row.getInt("attempt"), Utc.instant(row, "first_at"),
				Utc.instant(row, "last_at"), (row.getObject("next_at") != null) ? Utc.instant(row, "next_at") : null,
				(row.getObject("closed_at") != null) ? Utc.instant(row, "closed_at") : null);
	}

	private record Cursor(boolean open, long id) {

		static Cursor of(@Nullable String text) {
			if (text == null) {
				return new Cursor(true, Long.MAX_VALUE);
			}
			try {
				boolean open = text.startsWith("open-");
				if (!open && !text.startsWith("closed-")) {
					throw new NumberFormatException(text);
				}
				return new Cursor(open, Long.parseLong(text.substring(text.indexOf('-') + 1)));
			}
			catch (NumberFormatException ex) {
				throw new InvalidInput("after", "'" + text + "' is no cursor: send the 'next' of the page before");
			}
		}

	}

}
