package io.callcraft.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Carries out in the background what takes many steps, some instances at a time, on one
 * node; another goes on where it was killed.
 */
@Configuration(proxyBeanMethods = false)
class ChunkedWork {

	private static final Logger LOGGER = LoggerFactory.getLogger(ChunkedWork.class);

	static final String MIGRATION = "workflow-migration";

	static final String BULK_CHANGE = "workflow-bulk-change";

	private static final int AT_ONCE = 50;

	private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

	private final ObjectProvider<SchedulerClient> scheduler;

	private final Clock clock;

	ChunkedWork(ObjectProvider<SchedulerClient> scheduler, Clock clock) {
		this.scheduler = scheduler;
		this.clock = clock;
	}

	/** Has something carried out, once the transaction has committed. */
	void schedule(String work, String id, Instant at) {
		this.scheduler.getObject().scheduleBatch(List.of(new TaskInstance<>(work, id)), at);
	}

	@Bean
	CustomTask<Void> workflowMigration(ObjectProvider<MigrationStep> steps) {
		return task(MIGRATION, (id) -> steps.getObject().take(id, AT_ONCE));
	}

	@Bean
	CustomTask<Void> workflowBulkChange(ObjectProvider<BulkStep> steps) {
		return task(BULK_CHANGE, (id) -> steps.getObject().take(id, AT_ONCE));
	}

	/**
	 * Describes work to the scheduler.
	 * @param step takes the next instances and says whether there may be more
	 */
	private CustomTask<Void> task(String work, Predicate<String> step) {
		return Tasks.custom(work, Void.class).onFailure((complete, operations) -> {
			LOGGER.warn("{} goes on later", complete.getExecution().taskInstance.getId(),
					complete.getCause().orElse(null));
			operations.reschedule(complete, this.clock.instant().plus(AFTER_FAILURE));
		})
			.execute((task, context) -> step.test(task.getId())
					? (complete, operations) -> operations.reschedule(complete, this.clock.instant())
					: new CompletionHandler.OnCompleteRemove<>());
	}

}
