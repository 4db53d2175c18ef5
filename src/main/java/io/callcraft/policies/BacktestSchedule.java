package io.callcraft.policies;

import java.time.Duration;

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
 * Has the scheduler work through backtests: on one node at a time, taken over by another
 * where that one stops or dies.
 */
@Configuration(proxyBeanMethods = false)
class BacktestSchedule {

	static final String TASK = "policy-backtest";

	private static final Logger log = LoggerFactory.getLogger(BacktestSchedule.class);

	private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

	@Bean
	OneTimeTask<Void> policyBacktest(ObjectProvider<BacktestRun> run) {
		return Tasks.oneTime(TASK).onFailure(BacktestSchedule::goOn).execute((task, context) -> {
			if (!run.getObject()
				.goOn(Long.parseLong(task.getId()), () -> context.getSchedulerState().isShuttingDown())) {
				throw new Stopped();
			}
		});
	}

	private static void goOn(ExecutionComplete complete, ExecutionOperations<Void> operations) {
		boolean stopped = complete.getCause().filter(Stopped.class::isInstance).isPresent();
		if (!stopped) {
			log.warn("Backtest {} was interrupted and goes on in {}", complete.getExecution().taskInstance.getId(),
					RETRY_AFTER, complete.getCause().orElse(null));
		}
		operations.reschedule(complete, stopped ? complete.getTimeDone() : complete.getTimeDone().plus(RETRY_AFTER));
	}

	/** This node stops; the backtest goes on elsewhere, or here after the restart. */
	private static final class Stopped extends RuntimeException {

	}

}
