package io.callcraft.policies.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.callcraft.decisions.DecisionWords;
import io.callcraft.policies.CheckReport;
import io.callcraft.policies.Draft;
import io.callcraft.policies.DraftFiles;
import io.callcraft.policies.Drafts;
import io.callcraft.policies.PolicyRights;
import io.callcraft.policies.TwoSides;
import io.callcraft.policies.web.DraftPages.Attempt;
import io.callcraft.shared.Actor;
import io.callcraft.workflow.ProcessDifference;
import io.callcraft.workflow.ProcessWords;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Changes a draft: a file as text, checked while it is written, and what both sides
 * changed.
 */
@Controller
@RequestMapping("/policies/drafts/{draft}")
class DraftFilePage {

	private final Drafts drafts;

	private final DraftFiles files;

	DraftFilePage(Drafts drafts, DraftFiles files) {
		this.drafts = drafts;
		this.files = files;
	}

	@GetMapping("/file")
	String file(Actor actor, @PathVariable long draft, @RequestParam String path,
			@RequestParam(defaultValue = "false") boolean asText, Model model) {
		PolicyRights.requireReader(actor);
		Draft shown = this.drafts.draft(draft);
		model.addAttribute("draft", shown);
		model.addAttribute("open", shown.state() == Draft.State.OPEN);
		model.addAttribute("path", path);
		boolean process = path.matches("processes/[^/]+\\.bpmn");
		model.addAttribute("process", process);
		model.addAttribute("drawn", process && !asText);
		String text = this.files.of(draft).draft().text().get(path);
		model.addAttribute("known", text != null);
		model.addAttribute("text", (text != null) ? text : "");
		model.addAttribute("changed", shown.files().stream().anyMatch((file) -> file.path().equals(path)));
		return "draft-file";
	}

	@PostMapping("/file")
	String save(Actor actor, @PathVariable long draft, @RequestParam String path, @RequestParam String text,
			RedirectAttributes next) {
		next.addAttribute("path", path);
		return Attempt.of(next, "/policies/drafts/" + draft + "/file", () -> {
			this.drafts.write(draft, path, lines(text).getBytes(StandardCharsets.UTF_8), actor);
			return Attempt.done("/policies/drafts/" + draft + "/file", "Saved in the draft");
		});
	}

	@PostMapping("/problems")
	String problems(Actor actor, @PathVariable long draft, @RequestParam String path, @RequestParam String text,
			Model model) {
		PolicyRights.requireReader(actor);
		CheckReport report = this.files.tryOut(draft, path, lines(text));
		model.addAttribute("path", path);
		model.addAttribute("here",
				report.problems().stream().filter((problem) -> problem.file().equals(path)).toList());
		model.addAttribute("elsewhere",
				report.problems()
					.stream()
					.filter((problem) -> !problem.file().equals(path) && problem.isError())
					.toList());
		return "fragments/check :: problems";
	}

	@GetMapping(path = "/text", produces = "text/plain;charset=UTF-8")
	@ResponseBody
	String text(Actor actor, @PathVariable long draft, @RequestParam String path, @RequestParam String side) {
		PolicyRights.requireReader(actor);
		return side.equals("live") ? this.files.of(draft).live().text().getOrDefault(path, "")
				: this.files.text(draft, path);
	}

	@GetMapping("/settle")
	String sides(Actor actor, @PathVariable long draft, @RequestParam String path, Model model) {
		PolicyRights.requireReader(actor);
		TwoSides sides = this.files.overtaken(draft, path);
		model.addAttribute("draft", draft);
		model.addAttribute("sides", sides);
		Map<String, ProcessDifference.Element> elements = new TreeMap<>();
		if (sides.isProcess()) {
			DraftFiles.Both both = this.files.of(draft);
			ProcessDifference
				.between(both.live().text().getOrDefault(path, ""), both.draft().text().getOrDefault(path, ""))
				.forEach((element) -> elements.put(element.id(), element));
		}
		model.addAttribute("elements", elements);
		return "draft-settle";
	}

	@PostMapping("/settle")
	String settle(Actor actor, @PathVariable long draft, @RequestParam String path,
			@RequestParam MultiValueMap<String, String> form, RedirectAttributes next) {
		Set<String> mine = form.toSingleValueMap()
			.entrySet()
			.stream()
			.filter((side) -> side.getKey().startsWith("side.") && side.getValue().startsWith("mine:"))
			.map((side) -> side.getValue().substring("mine:".length()))
			.collect(Collectors.toSet());
		return Attempt.of(next, "/policies/drafts/" + draft, () -> {
			this.drafts.settle(draft, path, mine, actor);
			return Attempt.done("/policies/drafts/" + draft, "Both sides of " + path + " are settled");
		});
	}

	/** For the editor: what can be written in a file. */
	@GetMapping("/words")
	@ResponseBody
	DecisionWords words(Actor actor, @PathVariable long draft, @RequestParam String path) {
		PolicyRights.requireReader(actor);
		return this.files.words(draft, path.replaceFirst("^rules/([^/]*)/.*$", "$1"));
	}

	/** For the drawing: what can be written in a process. */
	@GetMapping("/process-words")
	@ResponseBody
	ProcessWords processWords(Actor actor, @PathVariable long draft) {
		PolicyRights.requireReader(actor);
		return this.files.processWords(draft);
	}

	@PostMapping("/remove")
	String remove(Actor actor, @PathVariable long draft, @RequestParam String path, RedirectAttributes next) {
		return Attempt.of(next, "/policies/drafts/" + draft, () -> {
			this.drafts.remove(draft, path, actor);
			return Attempt.done("/policies/drafts/" + draft, path + " is taken away");
		});
	}

	@PostMapping("/leave")
	String leave(Actor actor, @PathVariable long draft, @RequestParam String path, RedirectAttributes next) {
		return Attempt.of(next, "/policies/drafts/" + draft, () -> {
			this.drafts.leave(draft, path, actor);
			return Attempt.done("/policies/drafts/" + draft, path + " stays as it is live");
		});
	}

	/** A browser sends lines as CR LF. */
	private static String lines(String text) {
		return text.replace("\r\n", "\n");
	}

}
