package io.callcraft.workflow.rest;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.workflow.Incident;
import io.callcraft.workflow.WorkflowOperations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Workflows that could not go on.
 */
@RestController
@RequestMapping("/api/workflow/incidents")
@Tag(name = "Workflow")
class IncidentController {

	private final WorkflowOperations operations;

	IncidentController(WorkflowOperations operations) {
		this.operations = operations;
	}

	@GetMapping
	@Operation(summary = "Incidents, open ones first, then the latest first")
	Page<Incident> incidents(Actor actor, @RequestParam(required = false) @Nullable Boolean open, PageRequest page) {
		return this.operations.incidents(open, page, actor);
	}

	@GetMapping("/{incident}")
	@Operation(summary = "One incident: what failed where, what was to move it, how often")
	Incident incident(Actor actor, @PathVariable long incident) {
		return this.operations.incident(incident, actor);
	}

	@PostMapping("/{incident}/retry")
	@Operation(summary = "Try again at once what has failed",
			description = "A timer, or the completion of a task: as whoever had tried, with what they had filled in. "
					+ "That is kept, and shown to nobody, while the incident is open; not where a field of it is for a "
					+ "few to read: then only they can complete the task once more.")
	Incident retry(Actor actor, @PathVariable long incident, @RequestBody InstanceController.Reason reason) {
		return this.operations.retry(incident, reason.given(), actor);
	}

	@PostMapping("/{incident}/skip")
	@Operation(summary = "Pass by the decision that fails; its outputs stay as they are, or as corrected")
	Incident skip(Actor actor, @PathVariable long incident, @RequestBody InstanceController.Reason reason) {
		return this.operations.skip(incident, reason.given(), actor);
	}

	@PostMapping("/{incident}/abort")
	@Operation(summary = "End the workflow; an incident of one that never started is set aside")
	Incident abort(Actor actor, @PathVariable long incident, @RequestBody InstanceController.Reason reason) {
		return this.operations.abort(incident, reason.given(), actor);
	}

}
