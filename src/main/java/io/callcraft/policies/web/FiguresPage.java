package io.callcraft.policies.web;

import java.util.List;
import java.util.Map;

import io.callcraft.decisions.Decisions;
import io.callcraft.policies.DraftFiles;
import io.callcraft.policies.Drafts;
import io.callcraft.policies.PolicyRights;
import io.callcraft.shared.Actor;
import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Changes figures of a draft in a form, and shows at once what that would change.
 */
@Controller
@RequestMapping("/policies/drafts/{draft}/thresholds")
class FiguresPage {

	private final Drafts drafts;

	private final DraftFiles files;

	private final Decisions decisions;

	private final Glances glances;

	FiguresPage(Drafts drafts, DraftFiles files, Decisions decisions, Glances glances) {
		this.drafts = drafts;
		this.files = files;
		this.decisions = decisions;
		this.glances = glances;
	}

	@GetMapping
	String figures(Actor actor, @PathVariable long draft, Model model) {
		PolicyRights.requireReader(actor);
		return form(draft, Map.of(), List.of(), model);
	}

	@PostMapping(params = "do=glance")
	String glance(Actor actor, @PathVariable long draft, @RequestParam MultiValueMap<String, String> form,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		PolicyRights.requireWriter(actor);
		Map<String, String> sent = ThresholdField.sent(form);
		this.glances.show(draft, sent, model);
		return (htmx != null) ? "fragments/figures :: glance" : form(draft, sent, List.of(), model);
	}

	@PostMapping
	String save(Actor actor, @PathVariable long draft, @RequestParam MultiValueMap<String, String> form, Model model,
			HttpServletResponse response, RedirectAttributes next) {
		Map<String, String> sent = ThresholdField.sent(form);
		try {
			this.drafts.setThresholds(draft, sent, actor);
			next.addFlashAttribute("done", "Figures saved in the draft");
			return "redirect:/policies/drafts/" + draft;
		}
		catch (InvalidInput ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return form(draft, sent, ex.problems(), model);
		}
	}

	private String form(long draft, Map<String, String> sent, List<FieldProblem> problems, Model model) {
		DraftFiles.Both both = this.files.of(draft);
		model.addAttribute("draft", this.drafts.draft(draft));
		model.addAttribute("figures", ThresholdField.of(this.decisions.thresholds(both.draft()),
				this.decisions.thresholds(both.live()), sent, problems));
		return "draft-thresholds";
	}

}
