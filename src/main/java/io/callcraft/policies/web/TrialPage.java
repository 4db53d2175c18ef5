package io.callcraft.policies.web;

import io.callcraft.policies.PolicyRights;
import io.callcraft.policies.Trials;
import io.callcraft.shared.Actor;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A decision tried on a stored rep or call.
 */
@Controller
class TrialPage {

	private final Trials trials;

	TrialPage(Trials trials) {
		this.trials = trials;
	}

	@GetMapping("/policies/decisions/{decision}/try")
	String trial(Actor actor, @PathVariable String decision, @RequestParam(defaultValue = "") String on, Model model) {
		PolicyRights.requireReader(actor);
		if (on.isBlank()) {
			return "redirect:/policies/decisions/{decision}";
		}
		Trials.Trial trial = this.trials.of(decision, on);
		model.addAttribute("decision", decision);
		model.addAttribute("on", on.strip());
		model.addAttribute("facts", trial.facts());
		model.addAttribute("answer", trial.answer());
		return "trial";
	}

}
