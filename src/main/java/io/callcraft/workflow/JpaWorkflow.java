package io.callcraft.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Ids;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.kie.kogito.internal.process.workitem.WorkItemNotFoundException;
import org.kie.kogito.process.ProcessInstance;
import org.kie.kogito.process.bpmn2.BpmnVariables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Runs the workflows on the application's own database, in the transaction of whoever
 * calls.
 */
@Service
@Transactional
class JpaWorkflow implements Workflow {

	private static final Logger LOGGER = LoggerFactory.getLogger(JpaWorkflow.class);

	private final WorkflowStore store;

	private final TaskList list;

	private final Deployments deployments;

	private final Runs runs;

	private final Incidents incidents;

	private final Extensions extensions;

	private final Standstill standstill;

	private final Clock clock;

	JpaWorkflow(WorkflowStore store, TaskList list, Deployments deployments, Runs runs, Incidents incidents,
			Extensions extensions, Standstill standstill, Clock clock) {
		this.store = store;
		this.list = list;
		this.deployments = deployments;
		this.runs = runs;
		this.incidents = incidents;
		this.extensions = extensions;
		this.standstill = standstill;
		this.clock = clock;
	}

	@Override
	public boolean has(String process) {
		return this.deployments.live().has(process);
	}

	@Override
	public String start(String process, String businessKey, Map<String, Object> variables) {
		Ids.require("businessKey", businessKey);
		Deployment live = this.deployments.live();
		Map<String, Object> known = known(variables, live.variables(process));
		InHand work = InHand.current();
		Incidents.Starting starting = new Incidents.Starting(Incident.Trigger.START, UserId.SYSTEM, process, null,
				businessKey, process, live.release(), process);
		return this.incidents.watch(work, starting, () -> this.runs.run(work, businessKey, () -> {
			ProcessInstance<BpmnVariables> instance = live.process(process)
				.createInstance(businessKey, BpmnVariables.create(known));
			instance.start();
			return instance.id();
		}));
	}

	@Override
	public boolean signal(String businessKey, String signal, Map<String, Object> variables) {
		InHand work = atRest("signal");
		this.store.lock(work, businessKey);
		List<WorkflowInstance> waiting = work.running(businessKey)
			.stream()
			.filter((row) -> row.waitsFor(signal))
			.toList();
		for (WorkflowInstance row : waiting) {
			give(work, row, signal, variables, UserId.SYSTEM);
		}
		return !waiting.isEmpty();
	}

	@Override
	public boolean message(String businessKey, String message, Map<String, Object> variables, Actor by) {
		InHand work = atRest("send a message to");
		this.store.lock(work, businessKey);
		String event = EventNames.MESSAGE + message;
		Optional<WorkflowInstance> waiting = work.running(businessKey)
			.stream()
			.filter((row) -> row.waitsFor(event))
			.min(Comparator.comparing(WorkflowInstance::startedAt).thenComparing(WorkflowInstance::id));
		Optional<String> started = waiting.isEmpty() ? this.deployments.live().startedBy(message) : Optional.empty();
		if (waiting.isEmpty() && started.isEmpty()) {
			return false;
		}
		work.hear((listener) -> listener.messageReceived(businessKey, message, by));
		waiting.ifPresent((row) -> give(work, row, event, variables, by.user()));
		started.ifPresent((process) -> start(process, businessKey, variables));
		return true;
	}

	/** An instance that an earlier one has ended meanwhile hears nothing. */
	private void give(InHand work, WorkflowInstance row, String waited, Map<String, Object> variables, UserId by) {
		Deployment deployment = this.deployments.of(row.release());
		Map<String, Object> known = known(variables, deployment.variables(row.process()));
		if (row.isActive()) {
			Incidents.Starting starting = Incidents.Starting.at(row, Incident.Trigger.SIGNAL, by, waited,
					row.nodes().stream().findFirst().orElse(""));
			this.incidents.watch(work, starting, () -> this.runs.run(work, row.businessKey(), () -> {
				deployment.give(row, waited, known);
				return row;
			}));
		}
		else if (row.isRunning()) {
			row.keep(waited, known);
			// so that listeners hear what has come in
			this.runs.run(work, row.businessKey(), () -> row);
		}
	}

	@Override
	public void abort(String businessKey, String reason, Actor by) {
		InHand work = atRest("abort");
		this.store.lock(work, businessKey);
		List<WorkflowInstance> running = work.running(businessKey);
		if (running.isEmpty()) {
			return;
		}
		LOGGER.info("{} ends the workflows of {}: {}", by.user(), businessKey, reason);
		this.runs.run(work, businessKey, () -> {
			// a caller takes the processes that it has called with it
			running.stream().filter((row) -> row.parent() == null).forEach(this::abort);
			running.forEach(this::abort);
			return running;
		});
	}

	private void abort(WorkflowInstance row) {
		this.deployments.of(row.release()).instance(row).ifPresent(ProcessInstance::abort);
	}

	@Override
	public void standStill(String businessKey) {
		this.standstill.begin(atRest("stop"), businessKey);
	}

	@Override
	public void goOn(String businessKey, Duration stoodStill) {
		InHand work = atRest("resume");
		this.standstill.end(work, businessKey, stoodStill).forEach((row, kept) -> kept.forEach((signal) -> {
			// it may have ended, or wait for something else, after an earlier signal
			if (row.waitsFor(signal.signal())) {
				give(work, row, signal.signal(), signal.variables(), UserId.SYSTEM);
			}
		}));
	}

	@Override
	public List<Task> readdress(String businessKey) {
		InHand work = atRest("readdress");
		this.store.lock(work, businessKey);
		List<Task> changed = new ArrayList<>();
		for (WorkflowTask row : this.store.pendingTasksOf(work, businessKey)) {
			Task task = row.toTask();
			// a task for one person by name stays theirs
			if (this.extensions.access().groups().contains(task.group())) {
				String candidate = this.extensions.access().candidate(task.group(), businessKey);
				if (!candidate.equals(task.candidate())) {
					row.reassign(task.group(), candidate);
					changed.add(row.toTask());
				}
			}
		}
		return changed;
	}

	@Override
	@Transactional(readOnly = true)
	public Task task(String id) {
		return this.store.task(id).orElseThrow(() -> new NotFound("task", id)).toTask();
	}

	@Override
	@Transactional(readOnly = true)
	public Page<Task> tasks(TaskQuery query, PageRequest page) {
		this.store.write(InHand.current());
		return this.list.page(query, page);
	}

	@Override
	@Transactional(readOnly = true)
	public List<Task> openTasks(String businessKey) {
		return this.store.pendingTasksOf(InHand.current(), businessKey).stream().map(WorkflowTask::toTask).toList();
	}

	@Override
	public Task claim(String task, Actor by) {
		WorkflowTask row = free(this.store.taskInHand(InHand.current(), task), task, by);
		row.claim(by.user());
		return row.toTask();
	}

	@Override
	public Task release(String task, Actor by) {
		WorkflowTask row = free(this.store.taskInHand(InHand.current(), task), task, by);
		row.release();
		return row.toTask();
	}

	@Override
	public void giveUpClaims(UserId owner, @Nullable String candidate) {
		this.store.claimedBy(InHand.current(), owner)
			.stream()
			.filter((row) -> candidate == null || candidate.equals(row.toTask().candidate()))
			.forEach(WorkflowTask::release);
	}

	@Override
	public Task complete(String task, Actor by, Map<String, Object> fields) {
		InHand work = atRest("complete");
		WorkflowTask row = free(this.store.lockForTask(work, task), task, by);
		Optional<WorkflowInstance> instance = work.instance(row.instance());
		instance.ifPresent(WorkflowInstance::requireActive);
		Task open = row.toTask();
		Map<String, Object> filled = filled(fields);
		Incidents.Starting starting = new Incidents.Starting(Incident.Trigger.COMPLETION, by.user(), task,
				instance.orElse(null), open.businessKey(), open.process(), open.release(), open.name())
			.filledIn(this.extensions.form(open.form()), filled);
		return this.incidents.watch(work, starting, () -> complete(work, row, open, by, filled));
	}

	private Task complete(InHand work, WorkflowTask row, Task open, Actor by, Map<String, Object> filled) {
		Map<String, Object> answers = PlainValues.of(this.extensions.form(open.form()).accept(open, by, filled));
		row.complete(by.user(), this.clock.instant().truncatedTo(ChronoUnit.MICROS));
		Task completed = row.toTask();
		work.hear((listener) -> listener.taskCompleted(completed, by, filled));
		return this.runs.run(work, open.businessKey(), () -> {
			goOn(work, row, answers);
			return completed;
		});
	}

	/** Refuses a task that somebody else completed while its lock was waited for. */
	private void goOn(InHand work, WorkflowTask row, Map<String, Object> answers) {
		try {
			work.instance(row.instance())
				.flatMap((instance) -> this.deployments.of(instance.release()).instance(instance))
				.orElseThrow(row::over)
				.completeWorkItem(row.id(), answers);
		}
		catch (WorkItemNotFoundException ex) {
			throw row.over();
		}
	}

	private WorkflowTask free(Optional<WorkflowTask> found, String id, Actor by) {
		WorkflowTask row = found.orElseThrow(() -> new NotFound("task", id));
		row.requireFreeFor(by.user());
		Task task = row.toTask();
		TaskAccess access = this.extensions.access();
		if (!task.isFor(access.candidates(by))) {
			throw new NotAllowed("The task '" + task.title() + "' is for " + task.candidate());
		}
		access.refusal(task, by).ifPresent((reason) -> {
			throw new NotAllowed(reason);
		});
		return row;
	}

	/** A field sent as null is one left empty. */
	private static Map<String, Object> filled(Map<String, ? extends @Nullable Object> fields) {
		Map<String, Object> filled = new LinkedHashMap<>();
		fields.forEach((name, value) -> {
			if (value != null) {
				filled.put(name, value);
			}
		});
		return Collections.unmodifiableMap(filled);
	}

	/** A process cannot be moved by its own deciders, while the engine moves it. */
	private static InHand atRest(String what) {
		InHand work = InHand.current();
		if (work.isRunning()) {
			throw new IllegalStateException("A decider cannot " + what
					+ " a workflow while the engine runs one: do it in a StepListener, or after the call");
		}
		return work;
	}

	private static Map<String, Object> known(Map<String, Object> variables, Set<String> names) {
		Map<String, Object> known = new HashMap<>(PlainValues.of(variables));
		known.keySet().retainAll(names);
		return known;
	}

}
