package io.callcraft.web.pages;

import io.callcraft.program.Fragilities;
import io.callcraft.shared.Actor;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * On how few calls a case rests: tried through the live rules, which takes a moment, so
 * it is fetched once the page of the case stands.
 */
@Controller
class FragilityPage {

	private final Fragilities fragilities;

	FragilityPage(Fragilities fragilities) {
		this.fragilities = fragilities;
	}

	@GetMapping("/cases/{id}/fragility")
	String fragility(Actor actor, @PathVariable String id, Model model) {
		model.addAttribute("fragility", this.fragilities.of(actor, id).orElse(null));
		return "fragments/fragility :: fragility";
	}

}
