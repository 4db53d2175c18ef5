package io.callcraft.insight.rest;

import java.util.List;

import io.callcraft.escalation.Quote;
import io.callcraft.insight.WordsOnRecord;
import io.callcraft.shared.Actor;
import io.callcraft.shared.RepId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * A rep's words on record.
 */
@RestController
@Tag(name = "Insight")
class WordsController {

	private final WordsOnRecord words;

	WordsController(WordsOnRecord words) {
		this.words = words;
	}

	@GetMapping("/api/reps/{rep}/words")
	@Operation(summary = "Everything that a rep wrote or is quoted with, newest first, and where it stands",
			description = "For the rep, those who lead them, HR and auditors.")
	List<Quote> words(Actor actor, @PathVariable String rep) {
		return this.words.of(actor, new RepId(rep));
	}

}
