package io.callcraft.audit.web;

import io.callcraft.audit.Erasures;
import io.callcraft.audit.LegalHolds;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Erases what was written by or about a person: first what there is, then for good; and
 * keeps what must not be erased.
 */
@Controller
class ErasurePage {

	private final Erasures erasures;

	private final LegalHolds holds;

	ErasurePage(Erasures erasures, LegalHolds holds) {
		this.erasures = erasures;
		this.holds = holds;
	}

	@GetMapping("/ledger/erasure")
	String look(Actor actor, @RequestParam(defaultValue = "") String person, Model model) {
		actor.mustHaveOneOf(Role.HR);
		model.addAttribute("person", person.strip());
		if (!person.isBlank()) {
			model.addAttribute("parts", this.erasures.partsOf(actor, person.strip()));
			model.addAttribute("holds", this.holds.of(actor, person.strip()));
		}
		return "erasure";
	}

	@PostMapping("/ledger/erasure")
	String erase(Actor actor, @RequestParam String person, @RequestParam String because, Model model) {
		model.addAttribute("erased",
				this.erasures.erase(actor, person, because).stream().mapToInt(Erasures.Part::texts).sum());
		return look(actor, person, model);
	}

	@PostMapping("/ledger/holds")
	String place(Actor actor, @RequestParam String person,
			@RequestParam(name = "case", defaultValue = "") String caseId, @RequestParam String because, Model model) {
		this.holds.place(actor, person, caseId.isBlank() ? null : caseId.strip(), because);
		return look(actor, person, model);
	}

	@PostMapping("/ledger/holds/{hold}/lift")
	String lift(Actor actor, @PathVariable long hold, @RequestParam String because, Model model) {
		return look(actor, this.holds.lift(actor, hold, because).get(0).person(), model);
	}

}
