package io.callcraft.workflow;

import java.time.Duration;
import java.time.Instant;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets the scheduler fire timers. A timer that fails is tried again, later each time.
 */
@Configuration(proxyBeanMethods = false)
class TimerSchedule {

	private static final Logger LOGGER = LoggerFactory.getLogger(TimerSchedule.class);

	private static final Duration FIRST_RETRY = Duration.ofSeconds(10);

	private static final int MOST_DOUBLINGS = 9;

	@Bean
	OneTimeTask<String> workflowTimer(ObjectProvider<FiredTimers> timers) {
		return Tasks.oneTime(Timers.TASK, String.class).onFailure(TimerSchedule::retry).execute((task, context) -> {
			Timers.Due due = Timers.Due.of(task.getData());
			timers.getObject().fire(task.getId(), due.instance(), due.timer());
		});
	}

	private static void retry(ExecutionComplete complete, ExecutionOperations<String> operations) {
		int failures = complete.getExecution().consecutiveFailures;
		Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
		Instant again = complete.getTimeDone().plus(wait);
		Throwable failure = complete.getCause().orElseGet(() -> new IllegalStateException("unknown"));
		LOGGER.warn("{}, for the {}. time; tried again at {}: {}", failure.getMessage(), failures + 1, again,
				rootOf(failure).toString());
		operations.reschedule(complete, again);
	}

	private static Throwable rootOf(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return root;
	}

}
