package io.callcraft.policies.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.callcraft.decisions.DecisionWords;
import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.Threshold;
import io.callcraft.policies.CheckReport;
import io.callcraft.policies.Draft;
import io.callcraft.policies.DraftFiles;
import io.callcraft.policies.Drafts;
import io.callcraft.policies.PolicyRights;
import io.callcraft.policies.web.DraftPages.Attempt;
import io.callcraft.shared.Actor;
import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import io.callcraft.workflow.ProcessWords;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
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
 * Changes a draft: a file as text, checked while it is written, or figures in a form.
 */
@Controller
@RequestMapping("/policies/drafts/{draft}")
class DraftFilePage {

	private final Drafts drafts;

	private final DraftFiles files;

	private final Decisions decisions;

	DraftFilePage(Drafts drafts, DraftFiles files, Decisions decisions) {
		this.drafts = drafts;
		this.files = files;
		this.decisions = decisions;
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
		model.addAttribute("draft", draft);
		model.addAttribute("sides", this.files.overtaken(draft, path));
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

	@GetMapping("/thresholds")
	String thresholds(Actor actor, @PathVariable long draft, Model model) {
		PolicyRights.requireReader(actor);
		return form(draft, Map.of(), List.of(), model);
	}

	@PostMapping("/thresholds")
	String setThresholds(Actor actor, @PathVariable long draft, @RequestParam MultiValueMap<String, String> form,
			Model model, HttpServletResponse response, RedirectAttributes next) {
		Map<String, String> values = new TreeMap<>();
		form.toSingleValueMap().forEach((name, value) -> {
			if (name.startsWith("t.")) {
				values.put(name.substring(2), value);
			}
		});
		try {
			this.drafts.setThresholds(draft, values, actor);
			next.addFlashAttribute("done", "Figures saved in the draft");
			return "redirect:/policies/drafts/" + draft;
		}
		catch (InvalidInput ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return form(draft, values, ex.problems(), model);
		}
	}

	private String form(long draft, Map<String, String> values, List<FieldProblem> problems, Model model) {
		DraftFiles.Both files = this.files.of(draft);
		Map<String, Double> live = new TreeMap<>();
		this.decisions.thresholds(files.live()).forEach((at) -> live.put(at.name(), at.value()));
		model.addAttribute("draft", this.drafts.draft(draft));
		model.addAttribute("figures", this.decisions.thresholds(files.draft())
			.stream()
			.map((at) -> Figure.of(at, live.getOrDefault(at.name(), at.value()), values.get(at.name()), problems))
			.toList());
		return "draft-thresholds";
	}

	/** A browser sends lines as CR LF. */
	private static String lines(String text) {
		return text.replace("\r\n", "\n");
	}

	/**
	 * A threshold in the form.
	 *
	 * @param value what stands in the field
	 * @param live the value in force
	 * @param wrong what is wrong with it; empty for nothing
	 */
	record Figure(Threshold threshold, String value, String live, String wrong) {

		static Figure of(Threshold threshold, double live, @Nullable String sent, List<FieldProblem> problems) {
			return new Figure(threshold, (sent != null) ? sent : plain(threshold.value()), plain(live),
					problems.stream()
						.filter((problem) -> problem.field().equals(threshold.name()))
						.map(FieldProblem::reason)
						.findFirst()
						.orElse(""));
		}

		private static String plain(double value) {
			return (value == Math.rint(value)) ? String.valueOf((long) value) : String.valueOf(value);
		}

		public boolean isChanged() {
			return !this.value.equals(this.live);
		}

	}

}
