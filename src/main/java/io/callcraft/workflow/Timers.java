package io.callcraft.workflow;

import java.time.Instant;
import java.util.List;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.kie.kogito.jobs.JobDescription;
import org.kie.kogito.jobs.JobsService;
import org.kie.kogito.jobs.descriptors.ProcessInstanceJobDescription;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the engine's timers as tasks of the scheduler, written in the transaction that
 * starts them. A task's name says all about its timer, business key and time first, so
 * that the primary key holds the timers of a case side by side, in the order in which
 * they are due.
 */
@Component
class Timers implements JobsService {

	static final String TASK = "workflow-timer";

	/**
	 * A timer that has failed so often in a row no longer holds up those after it.
	 */
	private static final int GIVES_WAY = 3;

	private static final String OF_KEY = " from scheduled_tasks where task_name = '" + TASK
			+ "' and task_instance > :from and task_instance < :to";

	private final ObjectProvider<SchedulerClient> scheduler;

	private final JdbcClient jdbc;

	Timers(ObjectProvider<SchedulerClient> scheduler, JdbcClient jdbc) {
		this.scheduler = scheduler;
		this.jdbc = jdbc;
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
		Instant due = wanted.expirationTime().get().toInstant();
		PendingTimer timer = new PendingTimer(businessKey, due, wanted.processInstanceId(), wanted.id(),
				wanted.timerId());
		// as a batch it is inserted without looking for it first: its id is new
		this.scheduler.getObject().scheduleBatch(List.of(new TaskInstance<>(TASK, timer.toString())), due);
		return wanted.id();
	}

	/**
	 * Forgets a timer whose node was left, even while a thread is about to let it go off:
	 * that thread then finds it gone.
	 */
	@Override
	public boolean cancelJob(String id) {
		InHand work = InHand.current();
		return work.isFiring(id) || this.jdbc.sql("delete" + OF_KEY + " and task_instance like :job")
			.param("from", PendingTimer.first(work.businessKey()))
			.param("to", PendingTimer.last(work.businessKey()))
			.param("job", "% " + id + " %")
			.update() == 1;
	}

	@Override
	public String rescheduleJob(JobDescription job) {
		cancelJob(job.id());
		return scheduleJob(job);
	}

}
