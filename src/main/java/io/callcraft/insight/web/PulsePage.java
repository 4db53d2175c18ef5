package io.callcraft.insight.web;

import java.util.EnumMap;
import java.util.Map;

import io.callcraft.insight.Pulse;
import io.callcraft.insight.PulseMonth.Statement;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * How it is to work here, once a month, in three clicks.
 */
@Controller
@RequestMapping("/pulse")
class PulsePage {

	private final Pulse pulse;

	PulsePage(Pulse pulse) {
		this.pulse = pulse;
	}

	@GetMapping
	String ask(Actor actor, Model model) {
		model.addAttribute("asked", this.pulse.isAsked(actor));
		model.addAttribute("statements", Statement.values());
		return "pulse";
	}

	@PostMapping
	String answer(Actor actor, @RequestParam Map<String, String> form, RedirectAttributes next) {
		Map<Statement, Integer> scores = new EnumMap<>(Statement.class);
		for (Statement statement : Statement.values()) {
			String score = form.getOrDefault(statement.key(), "");
			scores.put(statement, score.matches("[1-5]") ? Integer.parseInt(score) : 0);
		}
		try {
			this.pulse.answer(actor, scores);
			next.addFlashAttribute("done", "Counted. Nobody can tell which answers are yours");
		}
		catch (InvalidInput ex) {
			next.addFlashAttribute("refused", "Answer all three");
		}
		catch (Conflict ex) {
			next.addFlashAttribute("refused", ex.getMessage());
		}
		return "redirect:/pulse";
	}

}
