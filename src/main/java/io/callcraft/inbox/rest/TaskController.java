package io.callcraft.inbox.rest;

import java.util.LinkedHashMap;
import java.util.Map;

import io.callcraft.inbox.Inbox;
import io.callcraft.inbox.InboxFilter;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.workflow.Task;
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
 * Tasks over REST.
 */
@RestController
@RequestMapping("/api/tasks")
@Tag(name = "Tasks")
class TaskController {

	private final Inbox inbox;

	TaskController(Inbox inbox) {
		this.inbox = inbox;
	}

	@GetMapping
	@Operation(summary = "Tasks that you may see, oldest first; without a state those that are open or claimed")
	Page<TaskViews.TaskView> tasks(Actor actor, @RequestParam(name = "case", required = false) @Nullable String caseId,
			@RequestParam(required = false) @Nullable RepId rep,
			@RequestParam(required = false) Task.@Nullable State state,
			@RequestParam(defaultValue = "false") boolean mine, PageRequest page) {
		return this.inbox.search(actor, new InboxFilter(caseId, rep, state, mine), page).map(TaskViews.TaskView::of);
	}

	@GetMapping("/{task}")
	@Operation(summary = "A task with the JSON Schema of its form and what the rules propose")
	TaskViews.TaskWithForm task(Actor actor, @PathVariable String task) {
		return TaskViews.TaskWithForm.of(this.inbox.open(actor, task));
	}

	@PostMapping("/{task}/claim")
	@Operation(summary = "Take a task, so that nobody else works on it")
	TaskViews.TaskView claim(Actor actor, @PathVariable String task) {
		return TaskViews.TaskView.of(this.inbox.claim(actor, task));
	}

	@PostMapping("/{task}/release")
	@Operation(summary = "Give a task back")
	TaskViews.TaskView release(Actor actor, @PathVariable String task) {
		return TaskViews.TaskView.of(this.inbox.release(actor, task));
	}

	@PostMapping("/{task}/complete")
	@Operation(summary = "Complete a task; answers with the case and its open tasks")
	TaskViews.CaseWithTasks complete(Actor actor, @PathVariable String task, @RequestBody TaskViews.Fields filled) {
		if (filled.fields() == null) {
			throw new InvalidInput("fields", "is missing: send {\"fields\": {…}}");
		}
		Map<String, Object> fields = new LinkedHashMap<>();
		filled.fields().forEach((name, value) -> {
			// a null says the same as a field left out
			if (value != null) {
				fields.put(name, value);
			}
		});
		return TaskViews.CaseWithTasks.of(this.inbox.complete(actor, task, fields));
	}

}
