package io.callcraft.escalation.rest;

import io.callcraft.escalation.CurrentObjective;
import io.callcraft.escalation.RepVoice;
import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a rep is to show now.
 */
@RestController
@Tag(name = "Cases")
class ObjectiveController {

	private final RepVoice reps;

	private final People people;

	ObjectiveController(RepVoice reps, People people) {
		this.reps = reps;
		this.people = people;
	}

	@GetMapping("/api/reps/{rep}/objective")
	@Operation(summary = "The objective or trial whose calls count now, and how far it has come",
			description = "404 while none runs.")
	CurrentObjective objective(Actor actor, @PathVariable String rep) {
		RepId id = this.people.visible(actor, new RepId(rep)).id();
		return this.reps.objective(id).orElseThrow(() -> new NotFound("running objective of", rep));
	}

}
