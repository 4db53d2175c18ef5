package io.callcraft.web.pages;

import io.callcraft.escalation.Cases;
import io.callcraft.escalation.Taps;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The one button of a running objective, beside what was said by it so far.
 */
@Controller
@RequestMapping("/cases/{id}/taps")
class TapPages {

	private final Taps taps;

	private final Cases cases;

	TapPages(Taps taps, Cases cases) {
		this.taps = taps;
		this.cases = cases;
	}

	@GetMapping
	String show(Actor actor, @PathVariable String id, Model model) {
		model.addAttribute("id", id);
		model.addAttribute("own", actor.is(this.cases.visible(actor, id).rep()));
		model.addAttribute("taps", this.taps.of(actor, id));
		model.addAttribute("mayTap", this.taps.isOpen(actor, id));
		return "fragments/objectives :: taps";
	}

	/** A tap after the objective has ended says so where the button was. */
	@PostMapping
	String tap(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "false") boolean back,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		try {
			if (back) {
				this.taps.takeBack(actor, id);
			}
			else {
				this.taps.tap(actor, id);
			}
		}
		catch (Conflict ex) {
			model.addAttribute("refused", ex.getMessage());
		}
		return (htmx != null) ? show(actor, id, model) : "redirect:/cases/{id}";
	}

}
