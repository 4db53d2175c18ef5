package io.callcraft.incentives.web;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.callcraft.incentives.Catalogue;
import io.callcraft.incentives.Item;
import io.callcraft.incentives.Points;
import io.callcraft.incentives.Redemption;
import io.callcraft.incentives.Redemptions;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.RepId;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What points can be redeemed for: reps redeem here, others keep it.
 */
@Controller
class CataloguePage {

	private static final String BACK = "redirect:/catalogue";

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
		return show(actor, null, model);
	}

	@PostMapping("/catalogue/{item}/redeem")
	String redeem(Actor actor, @PathVariable String item, RedirectAttributes next) {
		RepId rep = actor.rep();
		if (rep == null) {
			throw new NotAllowed("Only reps redeem points");
		}
		try {
			Redemption asked = this.redemptions.ask(actor, rep, item);
			next.addFlashAttribute("done",
					asked.name() + ((asked.state() == Redemption.State.ASKED)
							? " waits for your supervisor to approve it; its points are held"
							: " is yours to come; its points are held"));
		}
		catch (Conflict ex) {
			next.addFlashAttribute("refused", ex.getMessage());
		}
		return BACK;
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
		return BACK;
	}

	@PostMapping("/catalogue")
	String save(Actor actor, @RequestParam Map<String, String> filled, Model model, HttpServletResponse response,
			RedirectAttributes next) {
		ItemSheet sheet = ItemSheet.read(filled);
		try {
			if (sheet.added()
					&& this.catalogue.items(actor).stream().anyMatch((item) -> item.id().equals(sheet.id()))) {
				throw new InvalidInput("id", "is taken: change what is there, or choose another");
			}
			next.addFlashAttribute("done", this.catalogue.save(actor, sheet.item()).name() + " is in the catalogue");
			return BACK;
		}
		catch (InvalidInput ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return show(actor, sheet.refused(ex), model);
		}
	}

	@PostMapping("/catalogue/{item}/picture")
	String picture(Actor actor, @PathVariable String item, @RequestParam MultipartFile picture, RedirectAttributes next)
			throws IOException {
		try {
			this.catalogue.show(actor, item,
					new Item.Picture(Objects.requireNonNullElse(picture.getContentType(), ""), picture.getBytes()));
			next.addFlashAttribute("done", "That is what it looks like now");
		}
		catch (InvalidInput ex) {
			next.addFlashAttribute("refused", picture.isEmpty() ? "Choose a picture first: PNG, JPEG or WebP"
					: "The picture was not taken: " + ex.problems().get(0).reason());
		}
		return BACK;
	}

	private String show(Actor actor, @Nullable ItemSheet refused, Model model) {
		RepId rep = actor.rep();
		boolean keeps = Catalogue.isKeptBy(actor);
		List<Item> items = this.catalogue.items(actor);
		model.addAttribute("items", items);
		model.addAttribute("pictured", this.catalogue.pictured());
		model.addAttribute("keeps", keeps);
		model.addAttribute("points", (rep != null) ? this.points.balance(actor, rep) : null);
		model.addAttribute("redemptions", (rep != null) ? this.redemptions.of(actor, rep) : List.of());
		if (keeps) {
			Map<String, ItemSheet> sheets = new HashMap<>();
			items.forEach((item) -> sheets.put(item.id(), ItemSheet.of(item)));
			sheets.put(ItemSheet.NEW, ItemSheet.blank());
			if (refused != null) {
				sheets.put(refused.key(), refused);
			}
			model.addAttribute("sheets", sheets);
			model.addAttribute("prices", this.catalogue.prices(actor));
		}
		return "catalogue";
	}

}
