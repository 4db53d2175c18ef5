package io.callcraft.workflow;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.callcraft.shared.UserId;

import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads and writes instances and tasks. Whoever moves an instance locks all running
 * instances of its business key first, so what happens to one case happens one after the
 * other, on any node. Tasks are not locked: one that somebody else has written since it
 * was read, perhaps while the lock was waited for, is stale and not written again.
 * <p>
 * What a transaction has changed is written at once, just before it commits or reads what
 * it could have changed.
 */
@Component
class WorkflowStore {

	/**
	 * By the index of business keys and no other: along one by state, which may look as
	 * cheap, rows of other cases would be locked on the way. In the order of their starts
	 * an instance that comes up while a lock is waited for is after those waited for.
	 */
	private static final String RUNNING = "select " + InstanceRows.COLUMNS + """
			%s from wf_instance i use index (wf_instance_key_start) %s
			where i.state = 'ACTIVE' and i.business_key = %s
			order by i.started_at, i.id for update of i""";

	private static final String OF_KEY = RUNNING.formatted("", "", "?");

	private static final String OF_INSTANCE = RUNNING.formatted("", "join wf_instance k on k.id = ?", "k.business_key");

	private static final String OF_TASK = RUNNING.formatted(", " + TaskRows.COLUMNS, "join wf_task t on t.id = ?",
			"t.business_key");

	private static final String TASKS = "select " + TaskRows.COLUMNS + " from wf_task t where ";

	private final JdbcTemplate jdbc;

	private final KeptQuery ofKey;

	private final KeptQuery ofInstance;

	private final KeptQuery ofTask;

	private final InstanceRows instances;

	private final TaskRows tasks;

	private final VariableIndex variables;

	private final Timers timers;

	private final IncidentBook incidents;

	WorkflowStore(JdbcTemplate jdbc, VariableIndex variables, Timers timers, IncidentBook incidents) {
		this.jdbc = jdbc;
		this.ofKey = new KeptQuery(jdbc, OF_KEY);
		this.ofInstance = new KeptQuery(jdbc, OF_INSTANCE);
		this.ofTask = new KeptQuery(jdbc, OF_TASK);
		this.instances = new InstanceRows(jdbc);
		this.tasks = new TaskRows(jdbc);
		this.variables = variables;
		this.timers = timers;
		this.incidents = incidents;
	}

	/** Locks the running instances of a business key and takes them in hand. */
	void lock(InHand work, String businessKey) {
		if (!work.isLocked(businessKey)) {
			// what came up while the lock was waited for, only a second look sees
			locked(this.ofKey, businessKey);
			take(work, businessKey, locked(this.ofKey, businessKey));
		}
	}

	/** Locks the running instances of the business key that an instance belongs to. */
	void lockForInstance(InHand work, String instance) {
		List<WorkflowInstance> found = locked(this.ofInstance, instance);
		if (!found.isEmpty()) {
			take(work, found.get(0).businessKey(), found);
		}
	}

	private static List<WorkflowInstance> locked(KeptQuery query, String key) {
		return query.list((row, number) -> InstanceRows.read(row), key);
	}

	/**
	 * Locks the running instances of the business key that a task belongs to.
	 * @return the task as it was when the lock was asked for
	 */
	Optional<WorkflowTask> lockForTask(InHand work, String id) {
		List<WorkflowTask> task = new ArrayList<>();
		List<WorkflowInstance> found = this.ofTask.list((row, number) -> {
			if (task.isEmpty()) {
				task.add(TaskRows.read(row, InstanceRows.WIDTH));
			}
			return InstanceRows.read(row);
		}, id);
		if (found.isEmpty()) {
			return taskInHand(work, id);
		}
		take(work, task.get(0).businessKey(), found);
		return Optional.of(work.take(task.get(0)));
	}

	private void take(InHand work, String businessKey, List<WorkflowInstance> found) {
		work.locked(businessKey, found);
		work.beforeCommit(this::write);
	}

	void add(WorkflowTask task) {
		InHand.current().take(task);
	}

	/** Writes all that has changed in hand. */
	void write(InHand work) {
		work.beforeCommit(this::write);
		this.variables.write(work.instances());
		this.timers.write(work);
		this.incidents.close(work.instances());
		this.instances.write(work.instances());
		this.tasks.write(work.tasks());
	}

	/** Open and claimed tasks of an instance. */
	List<WorkflowTask> pendingTasks(InHand work, String instance) {
		return pending(work,
				"t.instance = ? and t.business_key = (select i.business_key from wf_instance i where i.id = ?)",
				instance, instance);
	}

	/** Open and claimed tasks of a business key, oldest first. */
	List<WorkflowTask> pendingTasksOf(InHand work, String businessKey) {
		return pending(work, "t.business_key = ?", businessKey);
	}

	/** What a user has claimed. */
	List<WorkflowTask> claimedBy(InHand work, UserId owner) {
		return pending(work, "t.state = 'CLAIMED' and t.owner = ?", owner.value());
	}

	private List<WorkflowTask> pending(InHand work, String where, Object... parameters) {
		write(work);
		return this.jdbc
			.query(TASKS + where + " and t.state in ('OPEN', 'CLAIMED') order by t.created_at, t.id",
					(row, number) -> TaskRows.read(row, 0), parameters)
			.stream()
			.map(work::found)
			.toList();
	}

	/** Tasks that are to be escalated by now, those due longest first. */
	List<String> overdue(Instant now, int atMost) {
		return this.jdbc.queryForList(
				"select t.id from wf_task t where t.escalated_to is null and t.escalate_at <= ?"
						+ " order by t.escalated_to, t.escalate_at limit " + atMost,
				String.class, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
	}

	/** A task as it is now, whatever it was while a lock was waited for. */
	Optional<WorkflowTask> fresh(InHand work, String id) {
		return read(id).map(work::take);
	}

	/** An instance, as the transaction has it in hand or as it is stored. */
	Optional<WorkflowInstance> instance(String id) {
		return InHand.current()
			.instance(id)
			.or(() -> Optional.ofNullable(DataAccessUtils
				.singleResult(this.jdbc.query("select " + InstanceRows.COLUMNS + " from wf_instance i where i.id = ?",
						(row, number) -> InstanceRows.read(row), id))));
	}

	/** A task to look at. */
	Optional<WorkflowTask> task(String id) {
		return InHand.current().task(id).or(() -> read(id));
	}

	/** A task to be changed. */
	Optional<WorkflowTask> taskInHand(InHand work, String id) {
		work.beforeCommit(this::write);
		return work.task(id).or(() -> fresh(work, id));
	}

	private Optional<WorkflowTask> read(String id) {
		return Optional.ofNullable(DataAccessUtils
			.singleResult(this.jdbc.query(TASKS + "t.id = ?", (row, number) -> TaskRows.read(row, 0), id)));
	}

}
