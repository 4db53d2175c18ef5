package io.callcraft.workflow.web;

import java.time.Clock;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.workflow.BulkChange;
import io.callcraft.workflow.InstanceQuery;
import io.callcraft.workflow.InstanceState;
import io.callcraft.workflow.InstanceSummary;
import io.callcraft.workflow.ProcessCatalog;
import io.callcraft.workflow.WorkflowOperations;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Instances, found by where they stand, what they are about and what they know; and what
 * operators do to all of them at once.
 */
@Controller
@RequestMapping(InstanceListPage.PATH)
class InstanceListPage {

	static final String PATH = "/workflows/instances";

	private final WorkflowOperations operations;

	private final ProcessCatalog processes;

	private final Clock clock;

	InstanceListPage(WorkflowOperations operations, ProcessCatalog processes, Clock clock) {
		this.operations = operations;
		this.processes = processes;
		this.clock = clock;
	}

	@GetMapping
	String instances(@ModelAttribute("wanted") InstanceForm wanted, Actor actor, PageRequest page,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		add(this.operations.search(wanted.query(this.clock), page, actor), wanted, model);
		if (htmx != null && page.after() != null) {
			return "instances :: rows";
		}
		model.addAttribute("states", InstanceState.values());
		model.addAttribute("processes",
				this.processes.inUse().stream().map((use) -> use.definition().id()).distinct().toList());
		return "instances";
	}

	/** How many a change would meet, and whom. */
	@GetMapping("/all")
	String preview(@ModelAttribute("wanted") InstanceForm wanted, @RequestParam BulkChange.Action action, Actor actor,
			Model model) {
		InstanceQuery query = wanted.query(this.clock);
		add(this.operations.search(query, PageRequest.of(null, 20), actor), wanted, model);
		model.addAttribute("counted", this.operations.count(query, actor));
		model.addAttribute("action", action);
		return "instances-change";
	}

	@PostMapping("/all")
	String change(@ModelAttribute("wanted") InstanceForm wanted, @RequestParam BulkChange.Action action,
			@RequestParam String reason, @RequestParam int expected, Assignment to, Actor actor,
			RedirectAttributes next) {
		try {
			BulkChange change = new BulkChange(action, reason,
					(action == BulkChange.Action.REASSIGN) ? to.assignee() : null);
			next.addAttribute("change", this.operations.change(wanted.query(this.clock), change, expected, actor).id());
			return "redirect:/workflows/changes/{change}";
		}
		catch (Conflict | InvalidInput ex) {
			next.addFlashAttribute("refused", ex.getMessage());
			return "redirect:" + wanted.address(PATH);
		}
	}

	private static void add(Page<InstanceSummary> found, InstanceForm wanted, Model model) {
		model.addAttribute("instances", found.items());
		model.addAttribute("next", (found.next() != null) ? wanted.after(PATH, found.next()) : null);
	}

}
