package io.callcraft.audit.web;

import io.callcraft.audit.Ledger;
import io.callcraft.audit.Verification;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Verifies the ledger for those who do not take anybody's word for it.
 */
@Controller
class VerificationPage {

	private final Ledger ledger;

	VerificationPage(Ledger ledger) {
		this.ledger = ledger;
	}

	@GetMapping("/ledger/verification")
	String ask(Actor actor) {
		actor.mustHaveOneOf(Role.AUDITOR, Role.ADMIN);
		return "verification";
	}

	@PostMapping("/ledger/verification")
	String verify(Actor actor, @RequestParam(defaultValue = "0") long since, Model model) {
		Verification verification = this.ledger.verify(actor, since);
		model.addAttribute("verification", verification);
		return "verification";
	}

}
