package io.callcraft.workflow.web;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.workflow.BulkRun;
import io.callcraft.workflow.WorkflowOperations;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Changes of all instances that a search found: how far each is, and who could not be
 * changed.
 */
@Controller
@RequestMapping("/workflows/changes")
class ChangePages {

	private final WorkflowOperations operations;

	ChangePages(WorkflowOperations operations) {
		this.operations = operations;
	}

	@GetMapping
	String changes(Actor actor, PageRequest page,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		Page<BulkRun> found = this.operations.bulkRuns(page, actor);
		model.addAttribute("changes", found.items());
		model.addAttribute("next", (found.next() != null) ? "/workflows/changes?after=" + found.next() : null);
		return (htmx != null && page.after() != null) ? "changes :: rows" : "changes";
	}

	@GetMapping("/{change}")
	String change(@PathVariable String change, Actor actor, PageRequest page,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		Page<BulkRun.Failed> failed = this.operations.failed(change, page, actor);
		model.addAttribute("run", this.operations.bulkRun(change, actor));
		model.addAttribute("left", failed.items());
		model.addAttribute("next",
				(failed.next() != null) ? "/workflows/changes/" + change + "?after=" + failed.next() : null);
		if (htmx == null) {
			return "change";
		}
		return (page.after() != null) ? "fragments/workflow :: left" : "change :: progress";
	}

	@PostMapping("/{change}/stop")
	String stop(@PathVariable String change, Actor actor, RedirectAttributes next) {
		Attempt.to(() -> this.operations.stop(change, actor), "No further instances are changed", next);
		return "redirect:/workflows/changes/{change}";
	}

}
