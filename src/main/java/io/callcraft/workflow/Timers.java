package io.callcraft.workflow;

import java.util.List;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import org.kie.kogito.jobs.JobDescription;
import org.kie.kogito.jobs.JobsService;
import org.kie.kogito.jobs.descriptors.ProcessInstanceJobDescription;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Keeps the engine's timers as one-time tasks of the scheduler, written in the
 * transaction that starts them.
 */
@Component
class Timers implements JobsService {

	static final String TASK = "workflow-timer";

	private final ObjectProvider<SchedulerClient> scheduler;

	Timers(ObjectProvider<SchedulerClient> scheduler) {
		this.scheduler = scheduler;
	}

	@Override
	public String scheduleJob(JobDescription job) {
		ProcessInstanceJobDescription timer = (ProcessInstanceJobDescription) job;
		TaskInstance<?> task = new TaskInstance<>(TASK, timer.id(),
				new Due(timer.processInstanceId(), timer.timerId()).toString());
		// as a batch it is inserted without looking for it first: its id is new
		this.scheduler.getObject().scheduleBatch(List.of(task), timer.expirationTime().get().toInstant());
		return timer.id();
	}

	@Override
	public boolean cancelJob(String id) {
		if (InHand.current().isFiring(id)) {
			return true;
		}
		try {
			this.scheduler.getObject().cancel(TaskInstanceId.of(TASK, id));
			return true;
		}
		catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException ex) {
			// gone off already, or about to: then it finds its node left and does nothing
			return false;
		}
	}

	@Override
	public String rescheduleJob(JobDescription job) {
		this.scheduler.getObject()
			.reschedule(TaskInstanceId.of(TASK, job.id()), job.expirationTime().get().toInstant());
		return job.id();
	}

	/**
	 * What a timer is kept with.
	 *
	 * @param instance the instance that waits
	 * @param timer which of a node's timers it is, as the engine counts them
	 */
	record Due(String instance, String timer) {

		static Due of(String text) {
			int space = text.indexOf(' ');
			return new Due(text.substring(0, space), text.substring(space + 1));
		}

		@Override
		public String toString() {
			return this.instance + " " + this.timer;
		}

	}

}
