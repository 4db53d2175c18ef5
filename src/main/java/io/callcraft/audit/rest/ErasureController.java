package io.callcraft.audit.rest;

import java.util.List;

import io.callcraft.audit.Erasures;
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
 * Erases what was written by or about a person; the ledger stays valid.
 */
@RestController
@RequestMapping("/api/erasures/{person}")
@Tag(name = "Ledger")
class ErasureController {

	private final Erasures erasures;

	ErasureController(Erasures erasures) {
		this.erasures = erasures;
	}

	@GetMapping
	@Operation(summary = "How many texts there are to erase, by case",
			description = "What keeps them, and until when the schedule of the place has them kept. For HR.")
	List<Erasures.Part> look(Actor actor, @PathVariable String person) {
		return this.erasures.partsOf(actor, person);
	}

	@PostMapping
	@Operation(summary = "Erases them for good",
			description = "Entries, proofs and signed heads stay valid; an entry `text.erased` names the digests and says "
					+ "why. 422 where a schedule has some of it kept for longer, unless `early` is true; the entry then "
					+ "says until when. For HR.")
	List<Erasures.Part> erase(Actor actor, @PathVariable String person, @RequestBody ErasureWanted wanted) {
		return this.erasures.erase(actor, person, wanted.because(), Boolean.TRUE.equals(wanted.early()));
	}

	/**
	 * Why, and whether in any case.
	 *
	 * @param because in plain words, without anything personal
	 * @param early whether to erase even what should still be kept; left out for not
	 */
	record ErasureWanted(@Nullable String because, @Nullable Boolean early) {
	}

}
