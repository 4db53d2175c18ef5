package io.callcraft.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Lets the scheduler fire timers. A timer that fails is tried again, later each time; one
 * that comes before its turn stands back.
 */
@Configuration(proxyBeanMethods = false)
class TimerSchedule {

	private static final Logger LOGGER = LoggerFactory.getLogger(TimerSchedule.class);

	private static final Duration FIRST_RETRY = Duration.ofSeconds(10);

	private static final int MOST_DOUBLINGS = 9;

	/** After so many failures in a row it waits for an operator. */
	private static final int MOST_FAILURES = 10;

	private final ObjectProvider<FiredTimers> timers;

	private final ObjectProvider<Incidents> incidents;

	TimerSchedule(ObjectProvider<FiredTimers> timers, ObjectProvider<Incidents> incidents) {
		this.timers = timers;
		this.incidents = incidents;
	}

	@Bean
	CustomTask<Void> workflowTimer() {
		return Tasks.custom(Timers.TASK, Void.class).onFailure(this::retry).execute((task, context) -> {
			Duration standsBack = this.timers.getObject().fire(PendingTimer.of(task.getId()));
			return (complete, operations) -> {
				// one that is done is forgotten already
				if (!standsBack.isZero()) {
					operations.reschedule(complete, complete.getTimeDone().plus(standsBack));
				}
			};
		});
	}

	/**
	 * The scheduler's threads. It takes a row, then reads it again; when a task was
	 * completed in between and its timer cancelled, the row is gone, which the scheduler
	 * throws at its own thread as if it were a bug.
	 */
	@Bean
	DbSchedulerCustomizer schedulerThreads(DbSchedulerProperties properties) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory("db-scheduler-") {

			@Override
			public Thread createThread(Runnable work) {
				Thread thread = super.createThread(work);
				thread.setUncaughtExceptionHandler((where, failure) -> LOGGER
					.warn("The scheduler left alone what it had found due: {}", failure.toString()));
				return thread;
			}

		};
		return new DbSchedulerCustomizer() {

			@Override
			public Optional<ExecutorService> executorService() {
				return Optional.of(Executors.newFixedThreadPool(properties.getThreads(), factory));
			}

		};
	}

	private void retry(ExecutionComplete complete, ExecutionOperations<Void> operations) {
		int failures = complete.getExecution().consecutiveFailures;
		Throwable failure = complete.getCause().orElseGet(() -> new IllegalStateException("unknown"));
		boolean passing = FailedStep.isPassing(failure);
		boolean waits = !passing && failures + 1 >= MOST_FAILURES;
		Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
		Instant again = waits ? Timers.NEVER : complete.getTimeDone().plus(wait);
		LOGGER.warn("{}, for the {}. time; {}: {}", failure.getMessage(), failures + 1,
				waits ? "it waits for an operator" : "tried again at " + again, rootOf(failure).toString());
		// first, so that whoever reads of it can have it tried at once
		operations.reschedule(complete, again);
		if (!passing) {
			step(PendingTimer.of(complete.getExecution().taskInstance.getId()), failure)
				.ifPresent((step) -> this.incidents.getObject().enter(step, waits ? null : again));
		}
	}

	private Optional<FailedStep> step(PendingTimer timer, Throwable failure) {
		return (failure instanceof FailedStep.Thrown thrown) ? Optional.of(thrown.step())
				: this.timers.getObject().failed(timer, failure);
	}

	private static Throwable rootOf(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return root;
	}

}
