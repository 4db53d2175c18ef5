package io.callcraft.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
 * Carries migrations out in the background, some families at a time, on one node; another
 * goes on where it was killed.
 */
@Configuration(proxyBeanMethods = false)
class MigrationWork {

	private static final Logger LOGGER = LoggerFactory.getLogger(MigrationWork.class);

	private static final String TASK = "workflow-migration";

	private static final int FAMILIES_AT_ONCE = 50;

	private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

	private final ObjectProvider<SchedulerClient> scheduler;

	private final ObjectProvider<MigrationStep> steps;

	private final Clock clock;

	MigrationWork(ObjectProvider<SchedulerClient> scheduler, ObjectProvider<MigrationStep> steps, Clock clock) {
		this.scheduler = scheduler;
		this.steps = steps;
		this.clock = clock;
	}

	/** Has a migration carried out, once the transaction has committed. */
	void schedule(String migration, Instant at) {
		this.scheduler.getObject().scheduleBatch(List.of(new TaskInstance<>(TASK, migration)), at);
	}

	@Bean
	CustomTask<Void> workflowMigration() {
		return Tasks.custom(TASK, Void.class).onFailure((complete, operations) -> {
			LOGGER.warn("{} goes on later", complete.getExecution().taskInstance.getId(),
					complete.getCause().orElse(null));
			operations.reschedule(complete, this.clock.instant().plus(AFTER_FAILURE));
		})
			.execute((task, context) -> this.steps.getObject().take(task.getId(), FAMILIES_AT_ONCE)
					? (complete, operations) -> operations.reschedule(complete, this.clock.instant())
					: new CompletionHandler.OnCompleteRemove<>());
	}

}
