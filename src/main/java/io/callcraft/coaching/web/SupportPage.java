package io.callcraft.coaching.web;

import io.callcraft.coaching.Support;
import io.callcraft.coaching.SupportOffer;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Support that was offered to supervisors: to themselves and to who leads them.
 */
@Controller
class SupportPage {

	private final Support support;

	SupportPage(Support support) {
		this.support = support;
	}

	@GetMapping("/coaching/support")
	String offers(Actor actor, @RequestParam(required = false) @Nullable Boolean open, PageRequest page,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		Page<SupportOffer> offers = this.support.offers(actor, open, page);
		model.addAttribute("offers", offers.items());
		model.addAttribute("open", open);
		model.addAttribute("next", (offers.next() != null)
				? "/coaching/support?after=" + offers.next() + ((open != null) ? "&open=" + open : "") : null);
		return (htmx != null && page.after() != null) ? "support :: rows" : "support";
	}

}
