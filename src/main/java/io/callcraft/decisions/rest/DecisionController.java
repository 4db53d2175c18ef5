package io.callcraft.decisions.rest;

import java.util.List;
import java.util.Map;

import io.callcraft.decisions.Answer;
import io.callcraft.decisions.Consultation;
import io.callcraft.decisions.DecisionDescription;
import io.callcraft.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Questions to the rules, answered without storing anything, and what can be asked.
 */
@RestController
@RequestMapping("/api/decisions")
@PreAuthorize("hasAnyRole('OPERATIONS', 'AUDITOR', 'ADMIN')")
class DecisionController {

	private final Consultation consultation;

	DecisionController(Consultation consultation) {
		this.consultation = consultation;
	}

	@GetMapping
	Items decisions() {
		return new Items(this.consultation.describe());
	}

	@PostMapping("/{decision}")
	Answer decide(@PathVariable String decision, @RequestBody Question question) {
		if (question.facts() == null) {
			throw new InvalidInput("facts", "is missing: list the facts, each with its type and fields");
		}
		return this.consultation.ask(decision, question.facts(), question.release(),
				Boolean.TRUE.equals(question.trace()));
	}

	/** Every decision, in one part. */
	record Items(List<DecisionDescription> items) {
	}

	/** A question to the rules; with a trace they also tell which almost fired. */
	record Question(@Nullable List<@Nullable Map<String, Object>> facts, @Nullable Integer release,
			@Nullable Boolean trace) {
	}

}
