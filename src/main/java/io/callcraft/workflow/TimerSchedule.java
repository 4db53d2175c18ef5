package io.callcraft.workflow;

import java.time.Duration;
import java.time.Instant;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets the scheduler fire timers. A timer that fails is tried again, later each time; one
 * that comes before its turn stands back.
 */
@Configuration(proxyBeanMethods = false)
class TimerSchedule {

	private static final Logger LOGGER = LoggerFactory.getLogger(TimerSchedule.class);

	private static final Duration FIRST_RETRY = Duration.ofSeconds(10);

	private static final int MOST_DOUBLINGS = 9;

	@Bean
	CustomTask<Void> workflowTimer(ObjectProvider<FiredTimers> timers) {
		return Tasks.custom(Timers.TASK, Void.class).onFailure(TimerSchedule::retry).execute((task, context) -> {
			Duration standsBack = timers.getObject().fire(PendingTimer.of(task.getId()));
			return (complete, operations) -> {
				// one that is done is forgotten already
				if (!standsBack.isZero()) {
					operations.reschedule(complete, complete.getTimeDone().plus(standsBack));
				}
			};
		});
	}

	private static void retry(ExecutionComplete complete, ExecutionOperations<Void> operations) {
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
