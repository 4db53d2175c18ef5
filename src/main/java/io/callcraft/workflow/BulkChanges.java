package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does the same to all instances that a search finds, each in a transaction of its own.
 */
@Component
class BulkChanges {

	private static final Logger LOGGER = LoggerFactory.getLogger(BulkChanges.class);

	private static final int CHUNK = 500;

	private static final int MOST_LISTED = 100;

	private final InstanceSearch search;

	private final InstanceActions actions;

	private final WorkflowStore store;

	private final TransactionTemplate transaction;

	BulkChanges(InstanceSearch search, InstanceActions actions, WorkflowStore store,
			PlatformTransactionManager transactions) {
		this.search = search;
		this.actions = actions;
		this.store = store;
		this.transaction = new TransactionTemplate(transactions);
	}

	BulkChange.Result carryOut(InstanceQuery query, BulkChange change, @Nullable Integer expected, Actor by) {
		List<InstanceSummary> found = found(query);
		if (expected != null && expected != found.size()) {
			throw new Conflict("instances",
					"The search finds " + found.size() + " workflows by now, not " + expected + ": look again");
		}
		List<BulkChange.Failed> failed = new ArrayList<>();
		int done = 0;
		int unchanged = 0;
		for (InstanceSummary instance : found) {
			try {
				boolean any = Boolean.TRUE.equals(this.transaction.execute((status) -> carryOut(instance, change, by)));
				done += any ? 1 : 0;
				unchanged += any ? 0 : 1;
			}
			catch (Refusal ex) {
				failed.add(failed(instance, String.valueOf(ex.getMessage())));
			}
			catch (RuntimeException ex) {
				LOGGER.warn("{} of {} could not be changed", instance.process(), instance.businessKey(), ex);
				failed.add(failed(instance, "It failed, see its incident"));
			}
		}
		return new BulkChange.Result(found.size(), done, unchanged,
				failed.subList(0, Math.min(failed.size(), MOST_LISTED)), failed.size());
	}

	private List<InstanceSummary> found(InstanceQuery query) {
		List<InstanceSummary> found = new ArrayList<>();
		@Nullable String after = null;
		do {
			PageRequest request = new PageRequest(after, CHUNK);
			Page<InstanceSummary> page = Objects
				.requireNonNull(this.transaction.execute((status) -> this.search.page(query, request)));
			found.addAll(page.items());
			after = page.next();
			if (found.size() > InstanceSearch.MOST) {
				throw new InvalidInput("query",
						"finds more than " + InstanceSearch.MOST + " workflows: narrow it, for example by age");
			}
		}
		while (after != null);
		return found;
	}

	/**
	 * Answers whether there was anything to do: not where its caller brought it along.
	 */
	private boolean carryOut(InstanceSummary found, BulkChange change, Actor by) {
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

	private static BulkChange.Failed failed(InstanceSummary instance, String reason) {
		return new BulkChange.Failed(instance.id(), instance.businessKey(), reason);
	}

}
