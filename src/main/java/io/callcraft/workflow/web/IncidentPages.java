package io.callcraft.workflow.web;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.workflow.Incident;
import io.callcraft.workflow.InstanceDetail;
import io.callcraft.workflow.ProcessCatalog;
import io.callcraft.workflow.ProcessDefinition;
import io.callcraft.workflow.WorkflowOperations;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where workflows could not go on, and what operators do about it.
 */
@Controller
@RequestMapping("/workflows/incidents")
class IncidentPages {

	private final WorkflowOperations operations;

	private final ProcessCatalog processes;

	IncidentPages(WorkflowOperations operations, ProcessCatalog processes) {
		this.operations = operations;
		this.processes = processes;
	}

	@GetMapping
	String incidents(@RequestParam(defaultValue = "open") String show, Actor actor, PageRequest page,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		boolean all = show.equals("all");
		Page<Incident> found = this.operations.incidents(all ? null : true, page, actor);
		model.addAttribute("show", all ? "all" : "open");
		model.addAttribute("incidents", found.items());
		model.addAttribute("next", (found.next() != null)
				? "/workflows/incidents?show=" + (all ? "all" : "open") + "&after=" + found.next() : null);
		return (htmx != null && page.after() != null) ? "incidents :: rows" : "incidents";
	}

	@GetMapping("/{id}")
	String incident(@PathVariable long id, Actor actor, Model model) {
		Incident incident = this.operations.incident(id, actor);
		ProcessDefinition definition = this.processes.definition(incident.release(), incident.process());
		model.addAttribute("incident", incident);
		model.addAttribute("definition", definition);
		if (incident.instance() != null) {
			InstanceDetail detail = this.operations.instance(incident.instance(), actor);
			model.addAttribute("detail", detail);
			model.addAttribute("variables", definition.with(detail.variables()));
		}
		return "incident";
	}

	@PostMapping("/{id}/retry")
	String retry(@PathVariable long id, @RequestParam String reason, Actor actor, RedirectAttributes next) {
		return act(() -> this.operations.retry(id, reason, actor), "It is tried again", next);
	}

	@PostMapping("/{id}/skip")
	String skip(@PathVariable long id, @RequestParam String reason, Actor actor, RedirectAttributes next) {
		return act(() -> this.operations.skip(id, reason, actor), "It passes by this decision", next);
	}

	@PostMapping("/{id}/abort")
	String abort(@PathVariable long id, @RequestParam String reason, Actor actor, RedirectAttributes next) {
		return act(() -> this.operations.abort(id, reason, actor), "The instance is ended", next);
	}

	private static String act(Runnable action, String done, RedirectAttributes next) {
		Attempt.to(action, done, next);
		return "redirect:/workflows/incidents/{id}";
	}

}
