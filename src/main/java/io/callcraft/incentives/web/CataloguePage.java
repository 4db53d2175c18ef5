package io.callcraft.incentives.web;

import java.util.List;

import io.callcraft.incentives.Catalogue;
import io.callcraft.incentives.Item;
import io.callcraft.incentives.Points;
import io.callcraft.incentives.Redemptions;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.RepId;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What points can be redeemed for: reps redeem here, others keep it.
 */
@Controller
class CataloguePage {

	private final Catalogue catalogue;

	private final Redemptions redemptions;

	private final Points points;

	CataloguePage(Catalogue catalogue, Redemptions redemptions, Points points) {
		this.catalogue = catalogue;
		this.redemptions = redemptions;
		this.points = points;
	}

	@GetMapping("/catalogue")
	String catalogue(Actor actor, Model model) {
		RepId rep = actor.rep();
		model.addAttribute("items", this.catalogue.items(actor));
		model.addAttribute("keeps", Catalogue.isKeptBy(actor));
		model.addAttribute("points", (rep != null) ? this.points.balance(actor, rep) : null);
		model.addAttribute("redemptions", (rep != null) ? this.redemptions.of(actor, rep) : List.of());
		return "catalogue";
	}

	@PostMapping("/catalogue/{item}/redeem")
	String redeem(Actor actor, @PathVariable String item, RedirectAttributes next) {
		RepId rep = actor.rep();
		if (rep == null) {
			throw new NotAllowed("Only reps redeem points");
		}
		try {
			next.addFlashAttribute("done",
					this.redemptions.ask(actor, rep, item).name() + " is yours to come; its points are held");
		}
		catch (Conflict ex) {
			next.addFlashAttribute("refused", ex.getMessage());
		}
		return "redirect:/catalogue";
	}

	@PostMapping("/catalogue/redemptions/{redemption}/cancel")
	String cancel(Actor actor, @PathVariable String redemption, RedirectAttributes next) {
		try {
			next.addFlashAttribute("done",
					this.redemptions.cancel(actor, redemption).name() + " is cancelled; its points are back");
		}
		catch (Conflict ex) {
			next.addFlashAttribute("refused", ex.getMessage());
		}
		return "redirect:/catalogue";
	}

	@PostMapping("/catalogue")
	String save(Actor actor, @RequestParam String id, @RequestParam String name,
			@RequestParam(defaultValue = "") String description, @RequestParam(defaultValue = "0") long points,
			@RequestParam(defaultValue = "0") int stock, @RequestParam(defaultValue = "false") boolean offered,
			RedirectAttributes next) {
		try {
			next.addFlashAttribute("done",
					this.catalogue
						.save(actor, new Item(id.strip(), name.strip(), description.strip(), points, stock, offered))
						.name() + " is in the catalogue");
		}
		catch (InvalidInput ex) {
			next.addFlashAttribute("refused", ex.getMessage());
		}
		return "redirect:/catalogue";
	}

}
