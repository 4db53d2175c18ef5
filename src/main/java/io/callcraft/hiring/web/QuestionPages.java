package io.callcraft.hiring.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.callcraft.hiring.FourC;
import io.callcraft.hiring.Question;
import io.callcraft.hiring.Questions;
import io.callcraft.hiring.TargetProfiles;
import io.callcraft.hiring.Trait;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The question bank of structured interviews, and one question with its wordings.
 */
@Controller
@RequestMapping("/hiring/questions")
class QuestionPages {

	private final Questions questions;

	QuestionPages(Questions questions) {
		this.questions = questions;
	}

	@GetMapping
	String bank(Actor actor, Model model) {
		return bank(actor, new Filled("", "", "", "", true), Map.of(), model);
	}

	@GetMapping("/{question}")
	String question(Actor actor, @PathVariable String question, Model model) {
		Question newest = this.questions.versions(actor, question).get(0);
		return one(actor, Filled.of(newest), Map.of(), model);
	}

	@PostMapping
	String add(Actor actor, @RequestParam Map<String, String> form, Model model, HttpServletResponse response,
			RedirectAttributes next) {
		Filled filled = Filled.read(form.getOrDefault("id", ""), form);
		try {
			save(actor, filled, next);
			return "redirect:/hiring/questions";
		}
		catch (InvalidInput ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return bank(actor, filled, wrong(ex), model);
		}
	}

	@PostMapping("/{question}")
	String reword(Actor actor, @PathVariable String question, @RequestParam Map<String, String> form, Model model,
			HttpServletResponse response, RedirectAttributes next) {
		Filled filled = Filled.read(question, form);
		try {
			save(actor, filled, next);
			return "redirect:/hiring/questions/{question}";
		}
		catch (InvalidInput ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return one(actor, filled, wrong(ex), model);
		}
	}

	private void save(Actor actor, Filled filled, RedirectAttributes next) {
		Trait trait = Trait.of(filled.trait())
			.orElseThrow(() -> new InvalidInput("trait", "is required: what the answer shows"));
		Question saved = this.questions.save(actor, filled.id().strip(),
				new Question.Wording(trait, filled.words(), filled.listenFor(), filled.asked()));
		next.addFlashAttribute("done", saved.wording().asked() ? "Interviews ask it in these words"
				: "Interviews no longer ask it; it stays in the bank");
	}

	private String bank(Actor actor, Filled filled, Map<String, String> wrong, Model model) {
		Map<FourC, List<Question>> bank = this.questions.bank(actor)
			.stream()
			.collect(Collectors.groupingBy((question) -> question.wording().trait().four()));
		model.addAttribute("bank", bank);
		model.addAttribute("fours", FourC.values());
		return form(actor, filled, wrong, "hiring-questions", model);
	}

	private String one(Actor actor, Filled filled, Map<String, String> wrong, Model model) {
		model.addAttribute("versions", this.questions.versions(actor, filled.id()));
		return form(actor, filled, wrong, "hiring-question", model);
	}

	private static String form(Actor actor, Filled filled, Map<String, String> wrong, String view, Model model) {
		model.addAttribute("filled", filled);
		model.addAttribute("wrong", wrong);
		model.addAttribute("keeps", TargetProfiles.isKeptBy(actor));
		model.addAttribute("traits", Arrays.stream(Trait.values()).filter(Trait::isScored).toList());
		return view;
	}

	private static Map<String, String> wrong(InvalidInput refusal) {
		Map<String, String> wrong = refusal.byField();
		if (wrong.containsKey("question")) {
			wrong.put("id", wrong.get("question"));
		}
		return wrong;
	}

	/** What was filled in, which a refusal does not lose. */
	record Filled(String id, String trait, String words, String listenFor, boolean asked) {

		static Filled read(String id, Map<String, String> form) {
			return new Filled(id, form.getOrDefault("trait", ""), form.getOrDefault("words", ""),
					form.getOrDefault("listenFor", ""), form.containsKey("asked"));
		}

		static Filled of(Question question) {
			Question.Wording wording = question.wording();
			return new Filled(question.id(), wording.trait().name(), wording.words(), wording.listenFor(),
					wording.asked());
		}

	}

}
