package io.callcraft.workflow.rest;

import java.time.Instant;
import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.workflow.BulkChange;
import io.callcraft.workflow.BulkRun;
import io.callcraft.workflow.InstanceCount;
import io.callcraft.workflow.InstanceDetail;
import io.callcraft.workflow.InstanceQuery;
import io.callcraft.workflow.InstanceState;
import io.callcraft.workflow.InstanceSummary;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.WorkflowOperations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Running and ended workflows: found, looked at, stopped, moved on, ended.
 */
@RestController
@RequestMapping("/api/workflow")
@Tag(name = "Workflow")
class InstanceController {

	private final WorkflowOperations operations;

	InstanceController(WorkflowOperations operations) {
		this.operations = operations;
	}

	@GetMapping("/instances")
	@Operation(summary = "Workflows, the latest first",
			description = "Nodes, variables and incidents find running ones. A variable is found by its name and its "
					+ "value, of which the first 100 characters count.")
	Page<InstanceSummary> search(Actor actor, @RequestParam(required = false) @Nullable String process,
			@RequestParam(required = false) @Nullable Integer release,
			@RequestParam(required = false) @Nullable InstanceState state,
			@RequestParam(defaultValue = "false") boolean stuck, @RequestParam(required = false) @Nullable String node,
			@RequestParam(required = false) @Nullable Instant startedAfter,
			@RequestParam(required = false) @Nullable Instant startedBefore,
			@RequestParam(required = false) @Nullable String businessKey,
			@RequestParam(required = false) @Nullable String variable,
			@RequestParam(required = false) @Nullable String value, PageRequest page) {
		return this.operations.search(new InstanceQuery(process, release, state, stuck, node, startedAfter,
				startedBefore, businessKey, variable, value), page, actor);
	}

	@GetMapping("/standing")
	@Operation(summary = "How many tokens of running workflows stand on each node of a process",
			description = "A number over 1,000 only means that there are more.")
	Map<String, Integer> standing(Actor actor, @RequestParam String process, @RequestParam int release) {
		return this.operations.standing(process, release, actor);
	}

	@GetMapping("/instances/{instance}")
	@Operation(summary = "A workflow in full: variables, path, open tasks, timers, incidents, what it has called")
	InstanceDetail instance(Actor actor, @PathVariable String instance) {
		return this.operations.instance(instance, actor);
	}

	@PostMapping("/instances/{instance}/suspend")
	@Operation(summary = "Stop a workflow, with its caller and what it has called",
			description = "Its tasks cannot be completed, its timers wait, signals to it are kept.")
	InstanceDetail suspend(Actor actor, @PathVariable String instance, @RequestBody Reason reason) {
		this.operations.suspend(instance, reason.given(), actor);
		return this.operations.instance(instance, actor);
	}

	@PostMapping("/instances/{instance}/resume")
	@Operation(summary = "Let a suspended workflow go on",
			description = "First the signals that were kept, then the timers that are due, each in their order.")
	InstanceDetail resume(Actor actor, @PathVariable String instance, @RequestBody Reason reason) {
		this.operations.resume(instance, reason.given(), actor);
		return this.operations.instance(instance, actor);
	}

	@PostMapping("/instances/{instance}/cancel")
	@Operation(summary = "End a workflow, with its caller and what it has called; a case of it is closed")
	InstanceDetail cancel(Actor actor, @PathVariable String instance, @RequestBody Reason reason) {
		this.operations.cancel(instance, reason.given(), actor);
		return this.operations.instance(instance, actor);
	}

	@PutMapping("/instances/{instance}/variables/{variable}")
	@Operation(summary = "Correct a variable of a running workflow; a null removes it")
	InstanceDetail correct(Actor actor, @PathVariable String instance, @PathVariable String variable,
			@RequestBody Correction correction) {
		this.operations.correct(instance, variable, correction.value(), new Reason(correction.reason()).given(), actor);
		return this.operations.instance(instance, actor);
	}

	@PostMapping("/tasks/{task}/reassign")
	@Operation(summary = "Give an open task to a user or a group")
	Task reassign(Actor actor, @PathVariable String task, @RequestBody Reassignment wanted) {
		return this.operations.reassign(task, new BulkChange.Assignee(wanted.user(), wanted.group()),
				new Reason(wanted.reason()).given(), actor);
	}

	@PostMapping("/instances/preview")
	@Operation(summary = "How many workflows a search finds",
			description = "Nothing is changed. Counting ends when much was looked at; `complete` says whether these are all.")
	InstanceCount preview(Actor actor, @RequestBody Search search) {
		return this.operations.count(search.query(), actor);
	}

	@PostMapping("/instances/change")
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(summary = "Cancel, suspend, resume or reassign all workflows that a search finds",
			description = "In the background, each in a transaction of its own. `expected` is what the preview has found: "
					+ "it is refused when that has changed.")
	BulkRun change(Actor actor, @RequestBody Change change) {
		if (change.search() == null || change.action() == null) {
			throw new InvalidInput((change.search() == null) ? "search" : "action", "is missing");
		}
		return this.operations.change(change.search().query(),
				new BulkChange(change.action(), new Reason(change.reason()).given(), change.assignee()),
				change.expected(), actor);
	}

	@GetMapping("/changes")
	@Operation(summary = "Changes of many workflows, the latest first")
	Page<BulkRun> changes(Actor actor, PageRequest page) {
		return this.operations.bulkRuns(page, actor);
	}

	@GetMapping("/changes/{change}")
	@Operation(summary = "A change of many workflows and how far it is")
	BulkRun change(Actor actor, @PathVariable String change) {
		return this.operations.bulkRun(change, actor);
	}

	@GetMapping("/changes/{change}/failed")
	@Operation(summary = "Workflows that could not be changed, and why")
	Page<BulkRun.Failed> failed(Actor actor, @PathVariable String change, PageRequest page) {
		return this.operations.failed(change, page, actor);
	}

	@PostMapping("/changes/{change}/stop")
	@Operation(summary = "Change no further workflows")
	BulkRun stop(Actor actor, @PathVariable String change) {
		return this.operations.stop(change, actor);
	}

	/**
	 * Why.
	 */
	record Reason(@Nullable String reason) {

		String given() {
			if (this.reason == null) {
				throw new InvalidInput("reason", "say in a few words why");
			}
			return this.reason;
		}

	}

	/**
	 * A variable's right value.
	 *
	 * @param value a text, number, true or false; null to remove the variable
	 */
	record Correction(@Nullable Object value, @Nullable String reason) {
	}

	/**
	 * Who is to do a task: a user or a group.
	 */
	record Reassignment(@Nullable String user, @Nullable String group, @Nullable String reason) {
	}

	/**
	 * Which workflows; what is left out does not narrow.
	 */
	record Search(@Nullable String process, @Nullable Integer release, @Nullable InstanceState state,
			@Nullable Boolean stuck, @Nullable String node, @Nullable Instant startedAfter,
			@Nullable Instant startedBefore, @Nullable String businessKey, @Nullable String variable,
			@Nullable String value) {

		InstanceQuery query() {
			return new InstanceQuery(this.process, this.release, this.state, Boolean.TRUE.equals(this.stuck), this.node,
					this.startedAfter, this.startedBefore, this.businessKey, this.variable, this.value);
		}

	}

	/**
	 * What to do to which workflows, and why.
	 */
	record Change(@Nullable Search search, BulkChange.@Nullable Action action, @Nullable String reason,
			BulkChange.@Nullable Assignee assignee, @Nullable Integer expected) {
	}

}
