package io.callcraft.audit.web;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import io.callcraft.audit.Erasures;
import io.callcraft.audit.LegalHolds;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
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
			List<Erasures.Part> parts = this.erasures.partsOf(actor, person.strip());
			model.addAttribute("parts", parts);
			model.addAttribute("keptUntil",
					parts.stream()
						.filter((part) -> part.held() == null)
						.map(Erasures.Part::keptUntil)
						.filter(Objects::nonNull)
						.max(Comparator.naturalOrder())
						.orElse(null));
			model.addAttribute("holds", this.holds.of(actor, person.strip()));
		}
		return "erasure";
	}

	@PostMapping("/ledger/erasure")
	String erase(Actor actor, @RequestParam String person, @RequestParam String because,
			@RequestParam(defaultValue = "false") boolean early, @RequestParam(defaultValue = "false") boolean sure,
			RedirectAttributes next) {
		next.addFlashAttribute("erasedBecause", because);
		return act(person, next, () -> {
			if (!sure) {
				throw new InvalidInput("sure", "Nothing is erased yet: tick that you know that it is for good");
			}
			int texts = this.erasures.erase(actor, person, because, early)
				.stream()
				.mapToInt(Erasures.Part::texts)
				.sum();
			next.addFlashAttribute("erased", texts);
			next.addFlashAttribute("erasedBecause", "");
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
