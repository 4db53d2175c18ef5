package io.callcraft.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.PersonalText;
import io.callcraft.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.kie.kogito.process.ProcessInstance;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What operators do to one instance and those that belong with it, on record and in the
 * transaction of whoever calls. Each locks the business key first, as a completion does.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class InstanceActions {

	private final Workflow workflow;

	private final WorkflowStore store;

	private final Deployments deployments;

	private final Runs runs;

	private final Incidents incidents;

	private final Timers timers;

	private final Extensions extensions;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	InstanceActions(Workflow workflow, WorkflowStore store, Deployments deployments, Runs runs, Incidents incidents,
			Timers timers, Extensions extensions, Clock clock, ApplicationEventPublisher events) {
		this.workflow = workflow;
		this.store = store;
		this.deployments = deployments;
		this.runs = runs;
		this.incidents = incidents;
		this.timers = timers;
		this.extensions = extensions;
		this.clock = clock;
		this.events = events;
	}

	void suspend(String id, String reason, Actor by) {
		WorkflowInstance named = locked(id);
		named.requireActive();
		family(named).forEach(WorkflowInstance::suspend);
		enter(named, by, "workflow.suspended", "Suspended", reason, Map.of());
	}

	void resume(String id, String reason, Actor by) {
		WorkflowInstance named = locked(id);
		if (named.isActive()) {
			throw new Conflict(id, "The workflow " + named + " is not suspended");
		}
		enter(named, by, "workflow.resumed", "Resumed", reason, Map.of());
		List<WorkflowInstance> family = family(named);
		Map<WorkflowInstance, List<KeptSignal>> kept = family.stream()
			.collect(Collectors.toMap((row) -> row, WorkflowInstance::resume));
		Set<String> ids = family.stream().map(WorkflowInstance::id).collect(Collectors.toSet());
		this.timers.ofBusinessKey(named.businessKey())
			.stream()
			.filter((timer) -> ids.contains(timer.instance()))
			.forEach(this.timers::tryAgain);
		kept.forEach((row, signals) -> signals.forEach((signal) -> deliver(row, signal, by)));
	}

	/**
	 * The instance may have ended, or wait for something else, after an earlier signal.
	 */
	private void deliver(WorkflowInstance row, KeptSignal kept, Actor by) {
		if (row.waitsFor(kept.signal())) {
			run(row, by, kept.signal(),
					() -> this.deployments.of(row.release()).give(row, kept.signal(), kept.variables()));
		}
	}

	void cancel(String id, String reason, Actor by) {
		WorkflowInstance named = locked(id);
		List<WorkflowInstance> family = family(named);
		WorkflowInstance root = family.get(0);
		enter(named, by, "workflow.cancelled", "Ended", reason, Map.of());
		InHand work = InHand.current();
		work.hear((listener) -> listener.processCancelled(root.process(), root.businessKey(), reason, by));
		run(named, by, "cancel", () -> family
			.forEach((row) -> this.deployments.of(row.release()).instance(row).ifPresent(ProcessInstance::abort)));
	}

	Task reassign(String id, BulkChange.Assignee assignee, String reason, Actor by) {
		WorkflowTask row = this.store.lockForTask(InHand.current(), id).orElseThrow(() -> new NotFound("task", id));
		if (!row.isPending()) {
			throw row.over();
		}
		Task before = row.toTask();
		String candidate = candidate(assignee, before.businessKey());
		row.reassign((assignee.group() != null) ? assignee.group() : before.group(), candidate);
		Task after = row.toTask();
		this.events.publishEvent(
				new Auditable(now(), by.user(), "workflow.reassigned", this.extensions.subject(before.businessKey()),
						before.businessKey(), "Gave the task '" + before.title() + "' to " + candidate, Map.of("task",
								id, "from", before.candidate(), "to", candidate, "reason", PersonalText.of(reason)),
						before.release()));
		return after;
	}

	private String candidate(BulkChange.Assignee assignee, String businessKey) {
		if (assignee.user() != null) {
			try {
				return this.extensions.access().person(assignee.user());
			}
			catch (NotFound ex) {
				throw new InvalidInput("user",
						"'" + assignee.user() + "' is no user: give a user's id, or a group, one of " + groups());
			}
		}
		try {
			return this.extensions.access().candidate(String.valueOf(assignee.group()), businessKey);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidInput("group", String.valueOf(ex.getMessage()));
		}
	}

	private String groups() {
		return this.extensions.access().groups().stream().sorted().collect(Collectors.joining(", "));
	}

	void correct(String id, String variable, @Nullable Object value, String reason, Actor by) {
		WorkflowInstance named = locked(id);
		Deployment deployment = this.deployments.of(named.release());
		if (!deployment.variables(named.process()).contains(variable)) {
			throw new InvalidInput("variable",
					"'" + variable + "' is no variable of " + named.process() + " in release " + named.release());
		}
		if (value != null && !(value instanceof String || value instanceof Number || value instanceof Boolean)) {
			throw new InvalidInput("value", "is neither a text, a number nor true or false");
		}
		Map<String, Object> detail = new HashMap<>(Map.of("variable", variable));
		detail.put("before", PersonalText.marked(String.valueOf(named.variables().get(variable))));
		detail.put("after", PersonalText.marked(String.valueOf(value)));
		@Nullable Object plain = (value != null) ? PlainValues.of(Map.of(variable, value)).get(variable) : null;
		run(named, by, variable, () -> deployment.correct(named, variable, plain));
		enter(named, by, "workflow.corrected", "Corrected the variable " + variable, reason, detail);
	}

	void skip(Incident incident, String reason, Actor by) {
		WorkflowInstance named = locked(String.valueOf(incident.instance()));
		boolean decision = this.deployments.of(named.release())
			.model(incident.process())
			.node(incident.node())
			.filter((node) -> node.is("task") && node.attribute("taskName").equals(DecideTasks.NAME))
			.isPresent();
		if (!decision) {
			throw new Conflict(String.valueOf(incident.id()),
					"Only a decision can be passed by, and '" + incident.node() + "' is none");
		}
		named.skip(incident.node());
		enter(named, by, "workflow.skipped", "Passes by the decision " + incident.node(), reason,
				Map.of("node", incident.node(), "incident", incident.id()));
	}

	/** Has the timers of an instance that have failed tried at once. */
	void retry(Incident incident, String reason, Actor by) {
		WorkflowInstance named = locked(String.valueOf(incident.instance()));
		named.requireActive();
		this.timers.retry(named, now());
		enter(named, by, "workflow.retried", "Tried again what failed at " + incident.node(), reason,
				Map.of("node", incident.node(), "incident", incident.id()));
	}

	/**
	 * Completes a task that could not be completed, as whoever had tried.
	 * @param fields what they had filled in
	 */
	void completeAgain(Incident incident, Map<String, Object> fields, String reason, Actor by) {
		WorkflowInstance named = locked(String.valueOf(incident.instance()));
		enter(named, by, "workflow.retried",
				"Completed again as " + incident.by() + " what failed at " + incident.node(), reason,
				Map.of("node", incident.node(), "incident", incident.id(), "task", incident.subject()));
		try {
			this.workflow.complete(incident.subject(), this.extensions.access().actor(incident.by()), fields);
		}
		catch (Refusal ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new Conflict(String.valueOf(incident.id()), "It has failed again, and the incident counts on");
		}
	}

	void setAside(Incident incident, String reason, Actor by) {
		this.events.publishEvent(
				new Auditable(now(), by.user(), "workflow.set-aside", this.extensions.subject(incident.businessKey()),
						incident.businessKey(), "Set aside that " + incident.process() + " could not start",
						Map.of("incident", incident.id(), "reason", PersonalText.of(reason)), incident.release()));
	}

	private void run(WorkflowInstance named, Actor by, String subject, Runnable moves) {
		InHand work = InHand.current();
		Incidents.Starting starting = Incidents.Starting.at(named, Incident.Trigger.OPERATOR, by.user(), subject,
				named.nodes().stream().findFirst().orElse(""));
		this.incidents.watch(work, starting, () -> this.runs.run(work, named.businessKey(), () -> {
			moves.run();
			return named;
		}));
	}

	private WorkflowInstance locked(String id) {
		InHand work = InHand.current();
		if (work.instance(id).isEmpty()) {
			// before it is read: what is read unlocked may be old by the time of the lock
			this.store.lockForInstance(work, id);
		}
		return work.instance(id).filter(WorkflowInstance::isRunning).orElseThrow(() -> {
			WorkflowInstance ended = this.store.instance(id).orElseThrow(() -> new NotFound("instance", id));
			return new Conflict(id, "The workflow " + ended + " has ended");
		});
	}

	private static List<WorkflowInstance> family(WorkflowInstance named) {
		List<WorkflowInstance> running = InHand.current().running(named.businessKey());
		WorkflowInstance root = running.stream()
			.filter((row) -> row.id().equals(named.root()))
			.findFirst()
			.orElse(named);
		return Families.of(root, running);
	}

	private void enter(WorkflowInstance named, Actor by, String kind, String what, String reason,
			Map<String, Object> detail) {
		Map<String, Object> all = new HashMap<>(detail);
		all.put("process", named.process());
		all.put("instance", named.id());
		all.put("reason", PersonalText.of(reason));
		this.events.publishEvent(new Auditable(now(), by.user(), kind, this.extensions.subject(named.businessKey()),
				named.businessKey(), what, all, named.release()));
	}

	private Instant now() {
		return this.clock.instant();
	}

}
