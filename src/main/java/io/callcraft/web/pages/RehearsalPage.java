package io.callcraft.web.pages;

import java.util.List;

import io.callcraft.escalation.RehearsedAnswer;
import io.callcraft.escalation.Rehearsals;
import io.callcraft.shared.NotFound;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A talk to rehearse, turn by turn: choose an answer, see what comes of it.
 */
@Controller
class RehearsalPage {

	private final Rehearsals rehearsals;

	RehearsalPage(Rehearsals rehearsals) {
		this.rehearsals = rehearsals;
	}

	@GetMapping("/rehearsals")
	String cards(Model model) {
		model.addAttribute("cards",
				this.rehearsals.cards().stream().map((card) -> this.rehearsals.answers(card, 1).get(0)).toList());
		return "rehearsals";
	}

	@GetMapping("/rehearsals/{card}")
	String card(@PathVariable String card, @RequestParam(defaultValue = "1") int turn,
			@RequestParam(required = false) @Nullable String choice, Model model) {
		List<RehearsedAnswer> answers = this.rehearsals.answers(card, Math.max(1, turn));
		model.addAttribute("card", card);
		model.addAttribute("answers", answers);
		model.addAttribute("chosen",
				(choice == null) ? null
						: answers.stream()
							.filter((answer) -> answer.choice().equals(choice))
							.findFirst()
							.orElseThrow(() -> new NotFound("answer of " + card, choice)));
		return "rehearsal";
	}

}
