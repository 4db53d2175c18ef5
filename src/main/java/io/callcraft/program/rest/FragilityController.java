package io.callcraft.program.rest;

import java.util.List;

import io.callcraft.calls.Call;
import io.callcraft.program.Fragilities;
import io.callcraft.program.Fragility;
import io.callcraft.shared.Actor;
import io.callcraft.shared.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Cases")
class FragilityController {

	private final Fragilities fragilities;

	FragilityController(Fragilities fragilities) {
		this.fragilities = fragilities;
	}

	@GetMapping("/api/cases/{id}/fragility")
	@Operation(summary = "How few calls judged otherwise would undo the opening of a case, by the live rules",
			description = "404 for a case about conduct, which rests on no calls.")
	View of(Actor actor, @PathVariable String id) {
		Fragility fragility = this.fragilities.of(actor, id).orElseThrow(() -> new NotFound("fragility of", id));
		return new View(fragility.calls(), fragility.tried(), fragility.says(),
				fragility.which().stream().map(Call.Key::toString).toList());
	}

	record View(@Nullable Integer calls, int tried, String says, List<String> which) {
	}

}
