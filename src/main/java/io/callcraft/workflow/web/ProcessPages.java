package io.callcraft.workflow.web;

import java.time.Duration;
import java.util.List;

import io.callcraft.shared.Actor;
import io.callcraft.workflow.ProcessCatalog;
import io.callcraft.workflow.ProcessDefinition;
import io.callcraft.workflow.WorkflowOperations;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The workflows in use and, of each, the drawing with what stands where.
 */
@Controller
@RequestMapping("/workflows")
class ProcessPages {

	/** A published release never changes. */
	private static final CacheControl FOR_EVER = CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

	private final ProcessCatalog processes;

	private final WorkflowOperations operations;

	ProcessPages(ProcessCatalog processes, WorkflowOperations operations) {
		this.processes = processes;
		this.operations = operations;
	}

	@GetMapping
	String workflows(Model model) {
		model.addAttribute("uses", this.processes.inUse());
		return "workflows";
	}

	@GetMapping("/releases/{release}/{process}")
	String workflow(@PathVariable int release, @PathVariable String process, Actor actor, Model model) {
		ProcessDefinition definition = this.processes.definition(release, process);
		List<ProcessCatalog.Use> uses = this.processes.inUse()
			.stream()
			.filter((use) -> use.definition().id().equals(process))
			.toList();
		model.addAttribute("definition", definition);
		model.addAttribute("uses", uses);
		model.addAttribute("standing", this.operations.standing(process, release, actor));
		return "workflow";
	}

	@GetMapping("/releases/{release}/{process}/bpmn")
	ResponseEntity<String> file(@PathVariable int release, @PathVariable String process) {
		return ResponseEntity.ok()
			.cacheControl(FOR_EVER)
			.contentType(MediaType.APPLICATION_XML)
			.body(this.processes.file(release, process));
	}

}
