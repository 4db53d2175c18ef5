package io.callcraft.web.pages;

import io.callcraft.audit.EntryFilter;
import io.callcraft.audit.EntryTexts;
import io.callcraft.audit.Ledger;
import io.callcraft.shared.Actor;
import io.callcraft.shared.PageRequest;
import io.callcraft.workflow.InstanceDetail;
import io.callcraft.workflow.InstanceSummary;
import io.callcraft.workflow.ProcessCatalog;
import io.callcraft.workflow.ProcessDefinition;
import io.callcraft.workflow.WorkflowOperations;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * One instance of a workflow: where its tokens stand on the drawing and how they came
 * there, what it knows, what is open, what called it or was called, and what happened.
 */
@Controller
class InstancePage {

	private static final PageRequest LATEST = PageRequest.of(null, 15);

	private final WorkflowOperations operations;

	private final ProcessCatalog processes;

	private final Ledger ledger;

	private final EntryTexts texts;

	InstancePage(WorkflowOperations operations, ProcessCatalog processes, Ledger ledger, EntryTexts texts) {
		this.operations = operations;
		this.processes = processes;
		this.ledger = ledger;
		this.texts = texts;
	}

	@GetMapping("/workflows/instances/{id}")
	String show(Actor actor, @PathVariable String id, Model model) {
		InstanceDetail detail = this.operations.instance(id, actor);
		InstanceSummary instance = detail.instance();
		ProcessDefinition definition = this.processes.definition(instance.release(), instance.process());
		EntryFilter about = EntryFilter.ofCase(instance.businessKey());
		model.addAttribute("detail", detail);
		model.addAttribute("instance", instance);
		model.addAttribute("parent",
				(instance.parent() != null) ? this.operations.instance(instance.parent(), actor).instance() : null);
		model.addAttribute("definition", definition);
		model.addAttribute("variables", definition.with(detail.variables()));
		model.addAttribute("entries", this.texts.told(actor, this.ledger.latest(actor, about, LATEST).items()));
		return "instance";
	}

}
