package io.callcraft.workflow;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.callcraft.shared.Refusal;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notices steps that fail and has them recorded once they are rolled back, in a
 * transaction of its own. What a person or program is told itself, a refusal, is no
 * incident, nor is what the database could not do at the moment.
 */
@Component
class Incidents implements DisposableBean {

	private static final Logger LOGGER = LoggerFactory.getLogger(Incidents.class);

	private final IncidentBook book;

	private final TransactionTemplate transaction;

	/** Whoever failed still holds a connection and must not wait for another. */
	private final ExecutorService writer = Executors.newSingleThreadExecutor((task) -> new Thread(task, "incidents"));

	Incidents(IncidentBook book, PlatformTransactionManager transactions) {
		this.book = book;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Carries out a step and, if it fails, sees to the record.
	 * @param starting where it begins
	 */
	<T> T watch(InHand work, Starting starting, Supplier<T> step) {
		try {
			return step.get();
		}
		catch (RuntimeException ex) {
			if (!(ex instanceof Refusal) && !FailedStep.isPassing(ex)) {
				FailedStep failed = failed(work, starting, ex);
				work.onRollback(() -> this.writer.execute(() -> enter(failed, null)));
			}
			throw ex;
		}
	}

	/**
	 * What is to be recorded of a failure: where the instance stays when it is rolled
	 * back.
	 */
	FailedStep failed(InHand work, Starting starting, Throwable cause) {
		String node = starting.node();
		String process = starting.process();
		@Nullable WorkflowInstance stays = starting.instance();
		@Nullable WorkflowInstance reached = work.reached();
		if (reached != null) {
			node = work.reachedNode();
			process = reached.process();
			stays = work.lineage(reached).filter((row) -> !work.isNew(row)).findFirst().orElse(null);
		}
		return new FailedStep((stays != null) ? stays.id() : null, (stays != null) ? stays.version() : 0,
				starting.businessKey(), process, starting.release(), node, starting.trigger(), starting.by(),
				starting.subject(), starting.fields(), cause);
	}

	/** Records a failure, in a transaction of its own. */
	void enter(FailedStep failed, @Nullable Instant next) {
		try {
			this.transaction.executeWithoutResult((status) -> this.book.enter(failed, next));
		}
		catch (RuntimeException ex) {
			LOGGER.error("The incident at {} of {} could not be recorded", failed.node(), failed.businessKey(), ex);
		}
	}

	@Override
	public void destroy() throws InterruptedException {
		this.writer.shutdown();
		if (!this.writer.awaitTermination(5, TimeUnit.SECONDS)) {
			LOGGER.warn("Some incidents were not recorded any more");
		}
	}

	/**
	 * Where a step begins.
	 *
	 * @param trigger what moves the instance
	 * @param by who does
	 * @param subject what exactly: the task's id, the signal's name
	 * @param instance the instance; absent when it is to start
	 * @param businessKey what it is about
	 * @param process id of its process
	 * @param release number of its release
	 * @param node where it stands
	 * @param fields what was filled in, to complete the task again; absent where that is
	 * not to be kept
	 */
	record Starting(Incident.Trigger trigger, UserId by, String subject, @Nullable WorkflowInstance instance,
			String businessKey, String process, int release, String node, @Nullable Map<String, Object> fields) {

		Starting(Incident.Trigger trigger, UserId by, String subject, @Nullable WorkflowInstance instance,
				String businessKey, String process, int release, String node) {
			this(trigger, by, subject, instance, businessKey, process, release, node, null);
		}

		static Starting at(WorkflowInstance instance, Incident.Trigger trigger, UserId by, String subject,
				String node) {
			return new Starting(trigger, by, subject, instance, instance.businessKey(), instance.process(),
					instance.release(), node);
		}

		/** With what was filled in, unless something of it is for a few to read. */
		Starting filledIn(TaskForm form, Map<String, Object> all) {
			return Collections.disjoint(all.keySet(), form.restricted()) ? new Starting(this.trigger, this.by,
					this.subject, this.instance, this.businessKey, this.process, this.release, this.node, all) : this;
		}

	}

}
