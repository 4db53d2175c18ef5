package io.callcraft.escalation.rest;

import java.time.LocalDate;
import java.util.Objects;

import io.callcraft.escalation.CaseOpenings;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Cases from before Callcraft.
 */
@RestController
@Tag(name = "Cases")
class EarlierCaseController {

	private final CaseOpenings openings;

	EarlierCaseController(CaseOpenings openings) {
		this.openings = openings;
	}

	@PostMapping("/api/reps/{rep}/earlier-cases")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "HR takes over a case from before Callcraft from which the rep has recovered")
	CaseController.CaseView takeOver(Actor actor, @PathVariable String rep, @RequestBody Earlier earlier) {
		LocalDate opened = earlier.openedOn();
		LocalDate recovered = earlier.recoveredOn();
		if (opened == null || recovered == null) {
			throw new InvalidInput("body", "says milestone, openedOn, recoveredOn and reason");
		}
		Milestone milestone = Milestone.ofKey(Objects.requireNonNullElse(earlier.milestone(), ""))
			.orElseThrow(() -> new InvalidInput("milestone", "'" + earlier.milestone() + "' is no milestone"));
		return CaseController.CaseView.of(this.openings.takeOver(actor, new RepId(rep), milestone, opened, recovered,
				Objects.requireNonNullElse(earlier.reason(), "")));
	}

	record Earlier(@Nullable String milestone, @Nullable LocalDate openedOn, @Nullable LocalDate recoveredOn,
			@Nullable String reason) {
	}

}
