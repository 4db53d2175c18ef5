package io.callcraft.audit.web;

import io.callcraft.audit.Erasures;
import io.callcraft.audit.LegalHolds;
import io.callcraft.shared.Actor;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Refusal;
import io.callcraft.shared.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

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
	String erase(Actor actor, @RequestParam String person, @RequestParam String because, RedirectAttributes next) {
		return act(person, next, () -> {
			int texts = this.erasures.erase(actor, person, because).stream().mapToInt(Erasures.Part::texts).sum();
			next.addFlashAttribute("erased", texts);
		});
	}

	@PostMapping("/ledger/holds")
	String place(Actor actor, @RequestParam String person,
			@RequestParam(name = "case", defaultValue = "") String caseId, @RequestParam String because,
			RedirectAttributes next) {
		next.addFlashAttribute("heldCase", caseId);
		next.addFlashAttribute("heldBecause", because);
		return act(person, next, () -> {
			this.holds.place(actor, person, caseId.isBlank() ? null : caseId.strip(), because);
			next.addFlashAttribute("heldCase", "");
			next.addFlashAttribute("heldBecause", "");
			next.addFlashAttribute("done", "The hold is placed.");
		});
	}

	@PostMapping("/ledger/holds/{hold}/lift")
	String lift(Actor actor, @PathVariable long hold, @RequestParam String person, @RequestParam String because,
			RedirectAttributes next) {
		return act(person, next, () -> {
			this.holds.lift(actor, hold, because);
			next.addFlashAttribute("done", "The hold is lifted.");
		});
	}

	/** What is done is said on the page of the person, and so is a refusal. */
	private static String act(String person, RedirectAttributes next, Runnable action) {
		next.addAttribute("person", person);
		try {
			action.run();
		}
		catch (NotAllowed | NotFound ex) {
			throw ex;
		}
		catch (Refusal ex) {
			next.addFlashAttribute("refused", ex.getMessage());
		}
		return "redirect:/ledger/erasure";
	}

}
