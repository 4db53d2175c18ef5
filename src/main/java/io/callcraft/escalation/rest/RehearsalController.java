package io.callcraft.escalation.rest;

import java.util.List;

import io.callcraft.escalation.RehearsedAnswer;
import io.callcraft.escalation.Rehearsals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Talks to rehearse.
 */
@RestController
@Tag(name = "Cases")
class RehearsalController {

	private final Rehearsals rehearsals;

	RehearsalController(Rehearsals rehearsals) {
		this.rehearsals = rehearsals;
	}

	@GetMapping("/api/rehearsals")
	@Operation(summary = "The cards of talks to rehearse")
	Cards cards() {
		return new Cards(this.rehearsals.cards());
	}

	@GetMapping("/api/rehearsals/{card}")
	@Operation(summary = "A card with its turns: what the rep says, what could be answered, what comes of it")
	Card card(@PathVariable String card) {
		return new Card(card, this.rehearsals.answers(card, 0));
	}

	record Cards(List<String> items) {
	}

	record Card(String card, List<RehearsedAnswer> answers) {
	}

}
