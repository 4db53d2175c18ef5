package io.callcraft.escalation.rest;

import io.callcraft.escalation.TapCount;
import io.callcraft.escalation.Taps;
import io.callcraft.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/cases/{id}/taps")
@Tag(name = "Cases")
class TapController {

	private final Taps taps;

	TapController(Taps taps) {
		this.taps = taps;
	}

	@GetMapping
	@Operation(summary = "What rep and supervisor say of the objective's calls: said, not counted")
	TapCount of(Actor actor, @PathVariable String id) {
		return this.taps.of(actor, id);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Did it on the call that has just ended: a self-report by the rep, seen by who leads them",
			description = "Never evidence: an objective is judged by what calls show.")
	TapCount tap(Actor actor, @PathVariable String id) {
		return this.taps.tap(actor, id);
	}

	@DeleteMapping
	@Operation(summary = "Takes your own last tap back")
	TapCount takeBack(Actor actor, @PathVariable String id) {
		return this.taps.takeBack(actor, id);
	}

}
