package io.callcraft.workflow.web;

import io.callcraft.shared.Actor;
import io.callcraft.workflow.InstanceDetail;
import io.callcraft.workflow.ProcessCatalog;
import io.callcraft.workflow.WorkflowOperations;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What operators do to one instance.
 */
@Controller
@RequestMapping("/workflows/instances/{id}")
class InstanceForms {

	private final WorkflowOperations operations;

	private final ProcessCatalog processes;

	InstanceForms(WorkflowOperations operations, ProcessCatalog processes) {
		this.operations = operations;
		this.processes = processes;
	}

	@PostMapping("/suspend")
	String suspend(@PathVariable String id, @RequestParam String reason, Actor actor, RedirectAttributes next) {
		return act(() -> this.operations.suspend(id, reason, actor), "Suspended. Nothing moves it until it is resumed",
				next);
	}

	@PostMapping("/resume")
	String resume(@PathVariable String id, @RequestParam String reason, Actor actor, RedirectAttributes next) {
		return act(() -> this.operations.resume(id, reason, actor), "It goes on", next);
	}

	@PostMapping("/cancel")
	String cancel(@PathVariable String id, @RequestParam String reason, Actor actor, RedirectAttributes next) {
		return act(() -> this.operations.cancel(id, reason, actor), "Cancelled, with its open tasks", next);
	}

	@PostMapping("/variables/{name}")
	String correct(@PathVariable String id, @PathVariable String name, @RequestParam String value,
			@RequestParam String reason, Actor actor, RedirectAttributes next) {
		return act(() -> {
			InstanceDetail detail = this.operations.instance(id, actor);
			String type = this.processes.definition(detail.instance().release(), detail.instance().process())
				.variables()
				.getOrDefault(name, "");
			this.operations.correct(id, name, VariableText.read(value, type, detail.variables().get(name)), reason,
					actor);
		}, name + " is corrected", next);
	}

	@PostMapping("/tasks/{task}")
	String reassign(@PathVariable String task, Assignment to, @RequestParam String reason, Actor actor,
			RedirectAttributes next) {
		return act(() -> this.operations.reassign(task, to.assignee(), reason, actor), "The task has been given away",
				next);
	}

	private static String act(Runnable action, String done, RedirectAttributes next) {
		Attempt.to(action, done, next);
		return "redirect:/workflows/instances/{id}";
	}

}
