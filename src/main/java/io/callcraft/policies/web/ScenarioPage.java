package io.callcraft.policies.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.callcraft.decisions.DecisionWords;
import io.callcraft.decisions.ScenarioOutcome;
import io.callcraft.policies.CheckReport;
import io.callcraft.policies.DraftFiles;
import io.callcraft.policies.Drafts;
import io.callcraft.policies.PolicyRights;
import io.callcraft.shared.Actor;
import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.PolicyProblem;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Writes a scenario by form: facts and verdicts are chosen and filled in, tried against
 * the draft, and added to a scenario file of it.
 */
@Controller
@RequestMapping("/policies/drafts/{draft}/scenario/{decision}")
class ScenarioPage {

	private final Drafts drafts;

	private final DraftFiles files;

	ScenarioPage(Drafts drafts, DraftFiles files) {
		this.drafts = drafts;
		this.files = files;
	}

	@GetMapping
	String begin(Actor actor, @PathVariable long draft, @PathVariable String decision, Model model) {
		PolicyRights.requireReader(actor);
		return page(draft, decision, ScenarioForm.of(new LinkedMultiValueMap<>()), List.of(), model);
	}

	@PostMapping
	String change(Actor actor, @PathVariable long draft, @PathVariable String decision, @RequestParam("do") String act,
			@RequestParam MultiValueMap<String, String> form, Model model, HttpServletResponse response,
			RedirectAttributes next) {
		PolicyRights.requireWriter(actor);
		ScenarioForm scenario = ScenarioForm.of(form).with(act, form);
		if (!act.equals("try") && !act.equals("save")) {
			return page(draft, decision, scenario, List.of(), model);
		}
		try {
			String path = "rules/" + decision + "/" + decision + ".scenario.yaml";
			String before = this.files.of(draft).draft().text().getOrDefault(path, "").stripTrailing();
			String text = (before.isEmpty() ? "" : before + "\n\n") + scenario.yaml(this.files.words(draft, decision));
			if (act.equals("try")) {
				tell(this.files.tryOut(draft, path, text), scenario, path, model);
				return page(draft, decision, scenario, List.of(), model);
			}
			this.drafts.write(draft, path, text.getBytes(StandardCharsets.UTF_8), actor);
			next.addFlashAttribute("done", "The scenario is in the draft");
			return "redirect:/policies/drafts/" + draft;
		}
		catch (InvalidInput ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return page(draft, decision, scenario, ex.problems(), model);
		}
	}

	/** How the scenario went, or what kept it from being tried. */
	private static void tell(CheckReport report, ScenarioForm scenario, String path, Model model) {
		List<ScenarioOutcome> outcomes = report.scenarios()
			.stream()
			.filter((outcome) -> outcome.file().equals(path) && outcome.scenario().equals(scenario.sentence()))
			.toList();
		model.addAttribute("outcomes", outcomes);
		model.addAttribute("hindered",
				outcomes.isEmpty() ? report.problems().stream().filter(PolicyProblem::isError).toList() : List.of());
	}

	private String page(long draft, String decision, ScenarioForm scenario, List<FieldProblem> problems, Model model) {
		DecisionWords words = this.files.words(draft, decision);
		Map<String, List<ScenarioForm.Question>> questions = new TreeMap<>();
		scenario.given().forEach((fact) -> questions.put(fact.type(), ScenarioForm.questions(fact.type(), words)));
		scenario.expect().forEach((fact) -> questions.put(fact.type(), ScenarioForm.questions(fact.type(), words)));
		Map<String, String> wrong = new TreeMap<>();
		problems.forEach((problem) -> wrong.put(problem.field(), problem.reason()));
		model.addAttribute("draft", draft);
		model.addAttribute("decision", decision);
		model.addAttribute("words", words);
		model.addAttribute("scenario", scenario);
		model.addAttribute("questions", questions);
		model.addAttribute("wrong", wrong);
		return "draft-scenario";
	}

}
