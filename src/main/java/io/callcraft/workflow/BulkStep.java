package io.callcraft.workflow;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Refusal;
import io.callcraft.shared.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does the same to the next instances that a search finds, each with its progress in a
 * transaction of its own: one that cannot be changed stays as it is, and is written down.
 */
@Component
class BulkStep {

	private static final Logger LOGGER = LoggerFactory.getLogger(BulkStep.class);

	private final BulkLog log;

	private final InstanceSearch search;

	private final InstanceActions actions;

	private final WorkflowStore store;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	private final TransactionTemplate transaction;

	BulkStep(BulkLog log, InstanceSearch search, InstanceActions actions, WorkflowStore store,
			ApplicationEventPublisher events, Clock clock, PlatformTransactionManager transactions) {
		this.log = log;
		this.search = search;
		this.actions = actions;
		this.store = store;
		this.events = events;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * Changes the next instances.
	 * @return whether there may be more
	 */
	boolean take(String id, int most) {
		BulkRun run = this.log.find(id).orElseThrow();
		if (run.state() != BulkRun.State.RUNNING) {
			return false;
		}
		Page<InstanceSummary> page = Objects.requireNonNull(this.transaction.execute((status) -> {
			String cursor = this.log.lockCursor(id);
			return this.search.page(run.query(), new PageRequest(cursor.isEmpty() ? null : cursor, most));
		}));
		page.items().forEach((instance) -> change(run, instance));
		String next = page.next();
		this.transaction.executeWithoutResult((status) -> {
			if (next != null) {
				this.log.progressed(id, next, 0, 0);
			}
			else {
				end(id);
			}
		});
		return next != null;
	}

	private void change(BulkRun run, InstanceSummary found) {
		String cursor = new Cursor(found.startedAt(), found.id()).toString();
		@Nullable String reason;
		try {
			this.transaction.executeWithoutResult((status) -> {
				boolean any = change(found, run.change(), actor(run));
				this.log.progressed(run.id(), cursor, any ? 1 : 0, any ? 0 : 1);
			});
			return;
		}
		catch (Refusal ex) {
			reason = String.valueOf(ex.getMessage());
		}
		catch (RuntimeException ex) {
			LOGGER.warn("{} of {} could not be changed", found.process(), found.businessKey(), ex);
			reason = "It failed, see its incident";
		}
		String why = reason;
		this.transaction.executeWithoutResult((status) -> this.log.failed(run.id(), cursor, found, why));
	}

	/** Whoever has begun it was allowed to. */
	private static Actor actor(BulkRun run) {
		return new Actor(run.by(), Set.of(Role.OPERATIONS), null, Set.of());
	}

	/**
	 * Answers whether there was anything to do: not where its caller brought it along.
	 */
	private boolean change(InstanceSummary found, BulkChange change, Actor by) {
		InHand work = InHand.current();
		this.store.lock(work, found.businessKey());
		WorkflowInstance row = work.instance(found.id()).filter(WorkflowInstance::isRunning).orElse(null);
		if (row == null) {
			return false;
		}
		boolean any = switch (change.action()) {
			case CANCEL -> true;
			case SUSPEND -> row.isActive();
			case RESUME -> !row.isActive();
			case REASSIGN -> !this.store.pendingTasks(InHand.current(), row.id()).isEmpty();
		};
		if (any) {
			carryOut(row, change, by);
		}
		return any;
	}

	private void carryOut(WorkflowInstance row, BulkChange change, Actor by) {
		switch (change.action()) {
			case CANCEL -> this.actions.cancel(row.id(), change.reason(), by);
			case SUSPEND -> this.actions.suspend(row.id(), change.reason(), by);
			case RESUME -> this.actions.resume(row.id(), change.reason(), by);
			case REASSIGN -> this.store.pendingTasks(InHand.current(), row.id())
				.forEach((task) -> this.actions.reassign(task.id(), Objects.requireNonNull(change.assignee()),
						change.reason(), by));
		}
	}

	private void end(String id) {
		if (this.log.end(id, BulkRun.State.DONE, this.clock.instant())) {
			BulkRun over = this.log.find(id).orElseThrow();
			this.events
				.publishEvent(new Auditable(this.clock.instant(), Actor.SYSTEM.user(), "workflow.bulk-ended", id, null,
						over.done() + " workflows were changed, " + over.unchanged() + " were so already, "
								+ over.failed() + " could not be",
						Map.of("done", over.done(), "unchanged", over.unchanged(), "failed", over.failed()), null));
		}
	}

}
