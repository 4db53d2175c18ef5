package io.callcraft.policies.rest;

import io.callcraft.decisions.Answer;
import io.callcraft.policies.PolicyRights;
import io.callcraft.policies.Trials;
import io.callcraft.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Decisions tried on stored reps and calls.
 */
@RestController
@Tag(name = "Releases")
class TrialController {

	private final Trials trials;

	TrialController(Trials trials) {
		this.trials = trials;
	}

	@GetMapping("/api/decisions/{decision}/trial")
	@Operation(summary = "What the rules in force conclude about a stored rep or call",
			description = "With the rules that fired and those that one condition kept from it. 'on' is a rep's id, or a "
					+ "call's source and id, such as acd/c-17. Nothing is stored.")
	Answer trial(Actor actor, @PathVariable String decision, @RequestParam String on) {
		PolicyRights.requireReader(actor);
		return this.trials.of(decision, on).answer();
	}

}
