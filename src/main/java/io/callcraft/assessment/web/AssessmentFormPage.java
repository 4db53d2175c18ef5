package io.callcraft.assessment.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.callcraft.assessment.AssessmentForm;
import io.callcraft.assessment.AssessmentForms;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Role;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What evaluators are asked, and how to change it.
 */
@Controller
@RequestMapping("/assess/form")
class AssessmentFormPage {

	/** Empty rows at the end of the checklist, to add to it. */
	private static final int FREE_ROWS = 3;

	private final AssessmentForms forms;

	AssessmentFormPage(AssessmentForms forms) {
		this.forms = forms;
	}

	@GetMapping
	String form(Actor actor, Model model) {
		AssessmentForm form = this.forms.current();
		Map<String, String> questions = new LinkedHashMap<>();
		form.questions().forEach((milestone, question) -> questions.put(milestone.key(), question));
		return show(actor, form.version(), questions, form.checklist(), Map.of(), model);
	}

	@PostMapping
	String change(Actor actor, @RequestParam int base, @RequestParam Map<String, String> filled, Model model,
			RedirectAttributes next) {
		Map<Milestone, String> questions = new EnumMap<>(Milestone.class);
		Map<String, String> shown = new LinkedHashMap<>();
		for (Milestone milestone : Milestone.values()) {
			String question = filled.getOrDefault("question-" + milestone.key(), "").strip();
			questions.put(milestone, question);
			shown.put(milestone.key(), question);
		}
		List<AssessmentForm.Item> checklist = checklist(filled);
		try {
			AssessmentForm changed = this.forms.change(actor, base, questions, checklist);
			next.addFlashAttribute("done", "Evaluators are asked by version " + changed.version() + " from now on");
			return "redirect:/assess/form";
		}
		catch (InvalidInput ex) {
			return show(actor, base, shown, checklist, ex.byField(), model);
		}
		catch (Conflict ex) {
			model.addAttribute("refused", ex.getMessage());
			return show(actor, base, shown, checklist, Map.of(), model);
		}
	}

	/** A row that is emptied leaves the checklist; a new one gets a key of its own. */
	private static List<AssessmentForm.Item> checklist(Map<String, String> filled) {
		List<AssessmentForm.Item> items = new ArrayList<>();
		Set<String> keys = new HashSet<>();
		for (int row = 0; filled.containsKey("item-" + row); row++) {
			String question = filled.getOrDefault("item-" + row, "").strip();
			if (!question.isEmpty()) {
				String key = filled.getOrDefault("key-" + row, "");
				if (key.isEmpty()) {
					key = question.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
					key = key.substring(0, Math.min(key.length(), 40));
				}
				String own = key.isEmpty() ? "item" : key;
				for (int more = 2; !keys.add(own); more++) {
					own = key + "-" + more;
				}
				items.add(new AssessmentForm.Item(own, question, filled.containsKey("compliance-" + row)));
			}
		}
		return items;
	}

	private String show(Actor actor, int base, Map<String, String> questions, List<AssessmentForm.Item> checklist,
			Map<String, String> wrong, Model model) {
		List<AssessmentForm.Item> rows = new ArrayList<>(checklist);
		boolean changes = actor.hasOneOf(Role.QUALITY, Role.OPERATIONS, Role.ADMIN);
		for (int row = 0; changes && row < FREE_ROWS; row++) {
			rows.add(new AssessmentForm.Item("", "", false));
		}
		model.addAttribute("base", base);
		model.addAttribute("questions", questions);
		model.addAttribute("rows", rows);
		model.addAttribute("wrong", wrong);
		model.addAttribute("changes", changes);
		return "assessment-form";
	}

}
