package io.callcraft.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Role;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Serves operators from the stored instances.
 */
@Service
@Transactional
class OperatorDesk implements WorkflowOperations {

	private static final int MOST_CALLED = 50;

	private static final int LONGEST_REASON = 500;

	private final InstanceSearch search;

	private final InstancePlaces places;

	private final WorkflowStore store;

	private final IncidentBook book;

	private final InstanceActions actions;

	private final BulkChanges bulk;

	private final BulkLog bulkLog;

	private final Deployments deployments;

	private final Timers timers;

	OperatorDesk(InstanceSearch search, InstancePlaces places, WorkflowStore store, IncidentBook book,
			InstanceActions actions, BulkChanges bulk, BulkLog bulkLog, Deployments deployments, Timers timers) {
		this.search = search;
		this.places = places;
		this.store = store;
		this.book = book;
		this.actions = actions;
		this.bulk = bulk;
		this.bulkLog = bulkLog;
		this.deployments = deployments;
		this.timers = timers;
	}

	@Override
	@Transactional(readOnly = true)
	public Page<InstanceSummary> search(InstanceQuery query, PageRequest page, Actor by) {
		mayRead(by);
		return this.search.page(query, page);
	}

	@Override
	@Transactional(readOnly = true)
	public InstanceCount count(InstanceQuery query, Actor by) {
		mayRead(by);
		return this.search.count(query);
	}

	@Override
	@Transactional(readOnly = true)
	public Map<String, Integer> standing(String process, int release, Actor by) {
		mayRead(by);
		return this.places.standing(process, release);
	}

	@Override
	@Transactional(readOnly = true)
	public InstanceDetail instance(String id, Actor by) {
		mayRead(by);
		WorkflowInstance row = this.store.instance(id).orElseThrow(() -> new NotFound("instance", id));
		InstanceSummary summary = this.search.one(id).orElseThrow();
		List<Task> tasks = this.store.pendingTasks(InHand.current(), id).stream().map(WorkflowTask::toTask).toList();
		return new InstanceDetail(summary, row.variables(), row.path(), tasks, timers(row), this.book.of(id),
				row.skipNode(), row.keptSignals().stream().map(KeptSignal::signal).toList(),
				this.search.calledBy(summary, MOST_CALLED));
	}

	private List<InstanceDetail.Timer> timers(WorkflowInstance row) {
		List<InstanceDetail.Timer> timers = new ArrayList<>();
		if (!row.isRunning()) {
			return timers;
		}
		ProcessModel model = this.deployments.of(row.release()).model(row.process());
		this.timers.scheduled(row.businessKey()).forEach((timer, next) -> {
			if (timer.instance().equals(row.id())) {
				String node = Payload.of(row.payload())
					.waitingFor(timer.job())
					.map((waiting) -> model.timed(waiting, timer.timer()))
					.orElse("");
				timers.add(new InstanceDetail.Timer(node, model.node(node).map(BpmnElement::title).orElse(node),
						timer.due(), isNever(row, next) ? null : next));
			}
		});
		return timers;
	}

	private static boolean isNever(WorkflowInstance row, Instant next) {
		return !row.isActive() || !next.isBefore(Timers.NEVER);
	}

	@Override
	public void suspend(String instance, String reason, Actor by) {
		this.actions.suspend(instance, permitted(reason, by), by);
	}

	@Override
	public void resume(String instance, String reason, Actor by) {
		this.actions.resume(instance, permitted(reason, by), by);
	}

	@Override
	public void cancel(String instance, String reason, Actor by) {
		this.actions.cancel(instance, permitted(reason, by), by);
	}

	@Override
	public Task reassign(String task, BulkChange.Assignee assignee, String reason, Actor by) {
		return this.actions.reassign(task, assignee, permitted(reason, by), by);
	}

	@Override
	public void correct(String instance, String variable, @Nullable Object value, String reason, Actor by) {
		this.actions.correct(instance, variable, value, permitted(reason, by), by);
	}

	@Override
	public BulkRun change(InstanceQuery query, BulkChange change, @Nullable Integer expected, Actor by) {
		permitted(change.reason(), by);
		return this.bulk.start(query, change, expected, by);
	}

	@Override
	@Transactional(readOnly = true)
	public BulkRun bulkRun(String id, Actor by) {
		mayRead(by);
		return this.bulk.run(id);
	}

	@Override
	@Transactional(readOnly = true)
	public Page<BulkRun> bulkRuns(PageRequest page, Actor by) {
		mayRead(by);
		return this.bulkLog.page(page);
	}

	@Override
	@Transactional(readOnly = true)
	public Page<BulkRun.Failed> failed(String bulkRun, PageRequest page, Actor by) {
		return this.bulkLog.failed(bulkRun(bulkRun, by).id(), page);
	}

	@Override
	public BulkRun stop(String bulkRun, Actor by) {
		by.mustHaveOneOf(Role.OPERATIONS, Role.ADMIN);
		return this.bulk.stop(bulkRun, by);
	}

	@Override
	@Transactional(readOnly = true)
	public Page<Incident> incidents(@Nullable Boolean open, PageRequest page, Actor by) {
		mayRead(by);
		return this.book.page(open, page);
	}

	@Override
	@Transactional(readOnly = true)
	public int openIncidents() {
		return this.book.open();
	}

	@Override
	@Transactional(readOnly = true)
	public Incident incident(long id, Actor by) {
		mayRead(by);
		return found(id);
	}

	@Override
	public Incident retry(long id, String reason, Actor by) {
		Incident incident = open(id, reason, by);
		switch (incident.trigger()) {
			case TIMER -> {
				this.actions.retry(incident, reason, by);
				this.book.triedNow(id);
			}
			case COMPLETION -> this.actions.completeAgain(incident, filledIn(incident), reason, by);
			case OPERATOR ->
				throw new Conflict(String.valueOf(id), "Do again what was done: resume, correct or end the workflow");
			default -> throw new Conflict(String.valueOf(id), "Whoever has tried tries again: nothing of it was kept");
		}
		return found(id);
	}

	private Map<String, Object> filledIn(Incident incident) {
		return this.book.filledIn(incident.id())
			.orElseThrow(() -> new Conflict(String.valueOf(incident.id()),
					"What was filled in was not kept, since not everybody may read it: the task is open again, ask "
							+ incident.by() + " to complete it once more"));
	}

	@Override
	public Incident skip(long id, String reason, Actor by) {
		Incident incident = open(id, reason, by);
		if (incident.instance() == null) {
			throw new Conflict(String.valueOf(id), "The workflow could not even start: there is nothing to pass by");
		}
		this.actions.skip(incident, reason, by);
		if (incident.trigger() == Incident.Trigger.TIMER) {
			this.actions.retry(incident, reason, by);
			this.book.triedNow(id);
		}
		return found(id);
	}

	@Override
	public Incident abort(long id, String reason, Actor by) {
		Incident incident = open(id, reason, by);
		if (incident.instance() != null) {
			this.actions.cancel(incident.instance(), reason, by);
		}
		else {
			this.actions.setAside(incident, reason, by);
		}
		this.book.close(id);
		return found(id);
	}

	private Incident open(long id, String reason, Actor by) {
		permitted(reason, by);
		Incident incident = found(id);
		if (!incident.open()) {
			throw new Conflict(String.valueOf(id), "The incident is closed: the workflow has gone on or ended");
		}
		return incident;
	}

	private Incident found(long id) {
		return this.book.find(id).orElseThrow(() -> new NotFound("incident", String.valueOf(id)));
	}

	private static void mayRead(Actor by) {
		by.mustHaveOneOf(Role.OPERATIONS, Role.ADMIN, Role.AUDITOR);
	}

	private static String permitted(String reason, Actor by) {
		by.mustHaveOneOf(Role.OPERATIONS, Role.ADMIN);
		if (reason.isBlank() || reason.length() > LONGEST_REASON) {
			throw new InvalidInput("reason", "say why, in 1 to " + LONGEST_REASON + " characters");
		}
		return reason;
	}

}
