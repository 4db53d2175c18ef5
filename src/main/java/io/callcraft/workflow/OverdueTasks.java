package io.callcraft.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Escalates tasks that are overdue, each once: whoever their workflow names may do them
 * too. One node at a time looks for them, so that a task in time costs nothing.
 */
@Configuration(proxyBeanMethods = false)
class OverdueTasks {

	private static final Logger LOGGER = LoggerFactory.getLogger(OverdueTasks.class);

	private static final Duration SWEEP = Duration.ofSeconds(15);

	private static final Duration AGAIN = Duration.ofHours(1);

	private static final int AT_ONCE = 200;

	private final WorkflowStore store;

	private final Runs runs;

	private final Extensions extensions;

	private final TransactionTemplate transactions;

	private final Clock clock;

	OverdueTasks(WorkflowStore store, Runs runs, Extensions extensions, TransactionTemplate transactions, Clock clock) {
		this.store = store;
		this.runs = runs;
		this.extensions = extensions;
		this.transactions = transactions;
		this.clock = clock;
	}

	@Bean
	static RecurringTask<Void> overdueSweep(ObjectProvider<OverdueTasks> tasks) {
		return Tasks.recurring("workflow-overdue", FixedDelay.of(SWEEP))
			.execute((task, context) -> tasks.getObject().sweep());
	}

	/** Escalates what is overdue by now; what cannot be is tried again in an hour. */
	void sweep() {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		List<String> overdue = this.transactions.execute((status) -> this.store.overdue(now, AT_ONCE));
		for (String task : overdue) {
			try {
				this.transactions.executeWithoutResult((status) -> escalate(task, now));
			}
			catch (RuntimeException ex) {
				LOGGER.warn("The overdue task {} cannot be escalated; tried again at {}: {}", task, now.plus(AGAIN),
						ex.toString());
				this.transactions.executeWithoutResult((status) -> this.store.taskInHand(InHand.current(), task)
					.filter((row) -> row.isOverdue(now))
					.ifPresent((row) -> row.escalateLater(now.plus(AGAIN))));
			}
		}
	}

	private void escalate(String id, Instant now) {
		InHand work = InHand.current();
		WorkflowTask row = this.store.lockForTask(work, id)
			.flatMap((found) -> this.store.fresh(work, id))
			.filter((found) -> found.isOverdue(now))
			.orElse(null);
		if (row == null) {
			return;
		}
		Task before = row.toTask();
		String to = this.extensions.access().candidate(row.escalateGroup(), before.businessKey());
		row.escalate(to, now);
		Task task = row.toTask();
		LOGGER.info("Task {} of {} is overdue: {} may do it too", task.id(), task.businessKey(), to);
		this.runs.run(work, task.businessKey(), () -> {
			work.hear((listener) -> listener.taskEscalated(task));
			return task;
		});
	}

}
