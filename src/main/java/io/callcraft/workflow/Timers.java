package io.callcraft.workflow;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.kie.kogito.jobs.JobDescription;
import org.kie.kogito.jobs.JobsService;
import org.kie.kogito.jobs.descriptors.ProcessInstanceJobDescription;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the engine's timers as tasks of the scheduler, written at the end of the
 * transaction that starts them. A task's name says all about its timer, business key and
 * time first, so that the primary key holds the timers of a case side by side, in the
 * order in which they are due.
 */
@Component
class Timers implements JobsService {

	static final String TASK = "workflow-timer";

	/** When a timer is due that waits for an operator; the column goes no further. */
	static final Instant NEVER = Instant.parse("2037-12-31T00:00:00Z");

	/**
	 * A timer that has failed so often in a row no longer holds up those after it.
	 */
	private static final int GIVES_WAY = 3;

	private static final String OF_KEY = " from scheduled_tasks where task_name = '" + TASK
			+ "' and task_instance > :from and task_instance < :to";

	/** With "like", H2 would plan the statement anew each time. */
	private static final String OF_JOB = " where task_name = '" + TASK
			+ "' and task_instance > ? and task_instance < ? and locate(?, task_instance) > 0";

	/** By hand: the scheduler would look for each first, or prepare a batch each time. */
	private static final String INSERT = "insert into scheduled_tasks"
			+ " (task_name, task_instance, execution_time, picked, version) values ('" + TASK + "', ?, ?, false, 1)";

	private static final String DELETE = "delete from scheduled_tasks" + OF_JOB;

	/** The row of one that is cancelled serves the next: one statement instead of two. */
	private static final String REPLACE = "update scheduled_tasks set task_instance = ?, execution_time = ?,"
			+ " picked = false, picked_by = null, last_heartbeat = null, last_success = null, last_failure = null,"
			+ " consecutive_failures = null, version = 1" + OF_JOB;

	private final JdbcClient jdbc;

	private final WrittenRows rows;

	Timers(JdbcTemplate jdbc) {
		this.jdbc = JdbcClient.create(jdbc);
		this.rows = new WrittenRows(jdbc);
	}

	/** What is still to go off for a business key, in the order in which it is due. */
	List<PendingTimer> ofBusinessKey(String businessKey) {
		return this.jdbc.sql("select task_instance" + OF_KEY + " order by task_instance")
			.param("from", PendingTimer.first(businessKey))
			.param("to", PendingTimer.last(businessKey))
			.query(String.class)
			.list()
			.stream()
			.map(PendingTimer::of)
			.toList();
	}

	/** What is still to go off for an instance, in the order in which it is due. */
	List<PendingTimer> of(WorkflowInstance instance) {
		return ofBusinessKey(instance.businessKey()).stream()
			.filter((timer) -> timer.instance().equals(instance.id()))
			.toList();
	}

	/**
	 * When the scheduler looks at each timer of a business key: later than it is due when
	 * it has failed or its instance was suspended.
	 */
	Map<PendingTimer, Instant> scheduled(String businessKey) {
		Map<PendingTimer, Instant> scheduled = new LinkedHashMap<>();
		this.jdbc.sql("select task_instance, execution_time" + OF_KEY + " order by task_instance")
			.param("from", PendingTimer.first(businessKey))
			.param("to", PendingTimer.last(businessKey))
			.query((row) -> {
				scheduled.put(PendingTimer.of(row.getString(1)),
						row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC));
			});
		return scheduled;
	}

	/** Lets a timer be tried when it is due, as if it had never failed nor waited. */
	void tryAgain(PendingTimer timer) {
		this.jdbc
			.sql("update scheduled_tasks set execution_time = :due, consecutive_failures = 0, version = version + 1"
					+ " where task_name = '" + TASK + "' and task_instance = :name and picked = false")
			.param("due", LocalDateTime.ofInstant(timer.due(), ZoneOffset.UTC))
			.param("name", timer.toString())
			.update();
	}

	/**
	 * Lets a timer go off later by a time, as if it had never failed nor waited; a thread
	 * that is about to let it go off finds it gone.
	 */
	void moveOn(PendingTimer timer, Duration time) {
		PendingTimer later = timer.later(time);
		this.jdbc
			.sql("update scheduled_tasks set task_instance = :later, execution_time = :due, consecutive_failures = 0,"
					+ " picked = false, picked_by = null, last_heartbeat = null, version = version + 1"
					+ " where task_name = '" + TASK + "' and task_instance = :name")
			.param("later", later.toString())
			.param("due", LocalDateTime.ofInstant(later.due(), ZoneOffset.UTC))
			.param("name", timer.toString())
			.update();
	}

	/** Lets the timers of an instance that have failed be tried at once. */
	void retry(WorkflowInstance instance, Instant now) {
		this.jdbc
			.sql("update scheduled_tasks set execution_time = :now, consecutive_failures = 0, version = version + 1"
					+ " where task_name = '" + TASK + "' and task_instance > :from and task_instance < :to"
					+ " and task_instance like :instance and consecutive_failures > 0 and picked = false")
			.param("now", LocalDateTime.ofInstant(now, ZoneOffset.UTC))
			.param("from", PendingTimer.first(instance.businessKey()))
			.param("to", PendingTimer.last(instance.businessKey()))
			.param("instance", "% " + instance.id() + " %")
			.update();
	}

	/** Whether a timer is still to go off. */
	boolean isPending(PendingTimer timer) {
		return this.jdbc
			.sql("select count(*) from scheduled_tasks where task_name = '" + TASK + "' and task_instance = :name")
			.param("name", timer.toString())
			.query(Integer.class)
			.single() == 1;
	}

	/** The timers of the business key that were due before and have not gone off. */
	List<PendingTimer> before(PendingTimer timer) {
		return this.jdbc
			.sql("select task_instance" + OF_KEY
					+ " and (consecutive_failures is null or consecutive_failures < :most)")
			.param("from", PendingTimer.first(timer.businessKey()))
			.param("to", timer.toString())
			.param("most", GIVES_WAY)
			.query(String.class)
			.list()
			.stream()
			.map(PendingTimer::of)
			.toList();
	}

	/** Forgets a timer, in the transaction in which it has gone off. */
	void remove(PendingTimer timer) {
		this.jdbc.sql("delete from scheduled_tasks where task_name = '" + TASK + "' and task_instance = :name")
			.param("name", timer.toString())
			.update();
	}

	@Override
	public String scheduleJob(JobDescription job) {
		ProcessInstanceJobDescription wanted = (ProcessInstanceJobDescription) job;
		InHand work = InHand.current();
		String businessKey = work.instance(wanted.processInstanceId())
			.map(WorkflowInstance::businessKey)
			.orElseGet(work::businessKey);
		work.timers()
			.schedule(new PendingTimer(businessKey, wanted.expirationTime().get().toInstant(),
					wanted.processInstanceId(), wanted.id(), wanted.timerId()));
		return wanted.id();
	}

	/**
	 * Forgets a timer whose node was left, even while a thread is about to let it go off:
	 * that thread then finds it gone.
	 */
	@Override
	public boolean cancelJob(String id) {
		InHand work = InHand.current();
		if (!work.isFiring(id)) {
			work.timers().cancel(work.businessKey(), id);
		}
		return true;
	}

	@Override
	public String rescheduleJob(JobDescription job) {
		cancelJob(job.id());
		return scheduleJob(job);
	}

	/** Writes what a transaction has scheduled and cancelled. */
	void write(InHand work) {
		List<TimerChanges.Cancelled> cancelled = work.timers().takeCancelled();
		Deque<PendingTimer> scheduled = new ArrayDeque<>(work.timers().takeScheduled());
		for (TimerChanges.Cancelled timer : cancelled) {
			PendingTimer next = scheduled.peek();
			if (next == null) {
				this.jdbc.sql(DELETE).params(parameters(timer)).update();
			}
			else if (this.jdbc.sql(REPLACE)
				.params(next.toString(), LocalDateTime.ofInstant(next.due(), ZoneOffset.UTC))
				.params(parameters(timer))
				.update() == 1) {
				scheduled.remove();
			}
		}
		this.rows.insert(INSERT, List.copyOf(scheduled), (row, timer) -> {
			row.setString(1, timer.toString());
			WrittenRows.set(row, 2, timer.due());
		});
	}

	private static Object[] parameters(TimerChanges.Cancelled timer) {
		return new Object[] { PendingTimer.first(timer.businessKey()), PendingTimer.last(timer.businessKey()),
				" " + timer.job() + " " };
	}

}
