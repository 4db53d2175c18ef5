package io.callcraft.audit.rest;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.callcraft.audit.LegalHold;
import io.callcraft.audit.LegalHolds;
import io.callcraft.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Legal holds: what must not be erased.
 */
@RestController
@RequestMapping("/api/legal-holds")
@Tag(name = "Ledger")
class LegalHoldController {

	private final LegalHolds holds;

	LegalHoldController(LegalHolds holds) {
		this.holds = holds;
	}

	@GetMapping("/{person}")
	@Operation(summary = "Every hold that somebody is or was under", description = "For HR and auditors.")
	List<LegalHold> of(Actor actor, @PathVariable String person) {
		return this.holds.of(actor, person);
	}

	@PostMapping("/{person}")
	@Operation(summary = "Places a hold: nothing of the person's, or of the one case, is erased until it is lifted",
			description = "It wins over retention and every wish to be forgotten. For HR.")
	List<LegalHold> place(Actor actor, @PathVariable String person, @RequestBody HoldWanted wanted) {
		return this.holds.place(actor, person, wanted.caseId(), wanted.because());
	}

	@PostMapping("/{hold}/lift")
	@Operation(summary = "Lifts a hold", description = "For HR.")
	List<LegalHold> lift(Actor actor, @PathVariable long hold, @RequestBody HoldLifted lifted) {
		return this.holds.lift(actor, hold, lifted.because());
	}

	/**
	 * What is to be held, and why.
	 *
	 * @param caseId absent to hold all of the person's
	 * @param because in plain words, without anything personal
	 */
	record HoldWanted(@JsonProperty("case") @Nullable String caseId, @Nullable String because) {
	}

	/**
	 * Why.
	 *
	 * @param because in plain words, without anything personal
	 */
	record HoldLifted(@Nullable String because) {
	}

}
