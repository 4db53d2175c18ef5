package io.callcraft.audit.web;

import java.util.Arrays;

import io.callcraft.audit.Ledger;
import io.callcraft.audit.ReceivedHeads;
import io.callcraft.audit.Testimony;
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

	private final ReceivedHeads heads;

	VerificationPage(Ledger ledger, ReceivedHeads heads) {
		this.ledger = ledger;
		this.heads = heads;
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
		model.addAttribute("missing",
				Arrays.stream(Testimony.Kind.values())
					.filter((kind) -> verification.testimonies().stream().noneMatch((each) -> each.kind() == kind))
					.map(Testimony.Kind::setting)
					.toList());
		return "verification";
	}

	@PostMapping("/ledger/verification/head")
	String compare(Actor actor, @RequestParam(defaultValue = "") String head, Model model) {
		model.addAttribute("comparison", this.heads.compare(actor, head));
		model.addAttribute("kept", head);
		return "verification";
	}

}
