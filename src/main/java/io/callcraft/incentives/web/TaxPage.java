package io.callcraft.incentives.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.callcraft.incentives.TaxPlace;
import io.callcraft.incentives.TaxRule;
import io.callcraft.incentives.Taxes;
import io.callcraft.people.People;
import io.callcraft.people.Team;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.TeamId;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What tax takes of rewards, and which teams it concerns.
 */
@Controller
@RequestMapping("/incentives/tax")
class TaxPage {

	private static final double HUNDREDTHS = 100;

	private static final int TEAMS = 500;

	private final Taxes taxes;

	private final People people;

	TaxPage(Taxes taxes, People people) {
		this.taxes = taxes;
		this.people = people;
	}

	@GetMapping
	String tax(Actor actor, Model model) {
		return show(actor, Map.of("free", "0"), Map.of(), model);
	}

	@PostMapping("/rules")
	String set(Actor actor, @RequestParam Map<String, String> filled, Model model, HttpServletResponse response,
			RedirectAttributes next) {
		try {
			TaxRule rule = this.taxes.set(actor, filled.getOrDefault("jurisdiction", "").strip(),
					day(filled.getOrDefault("validFrom", "")), new TaxRule(null, null, number(filled, "percent"),
							Math.round(number(filled, "free") * HUNDREDTHS), filled.containsKey("pointsTaxed")));
			next.addFlashAttribute("done", "Set for " + rule.jurisdiction());
			return "redirect:/incentives/tax";
		}
		catch (InvalidInput ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return show(actor, filled, ex.byField(), model);
		}
	}

	@PostMapping("/teams")
	String place(Actor actor, @RequestParam String team, @RequestParam String jurisdiction, RedirectAttributes next) {
		this.taxes.place(actor, new TeamId(team), jurisdiction.isEmpty() ? null : jurisdiction);
		next.addFlashAttribute("done", "The team is taxed "
				+ (jurisdiction.isEmpty() ? "by the figure of the rules" : "as in " + jurisdiction));
		return "redirect:/incentives/tax";
	}

	private String show(Actor actor, Map<String, String> filled, Map<String, String> wrong, Model model) {
		List<TaxPlace> places = this.taxes.all(actor);
		model.addAttribute("places", places);
		model.addAttribute("elsewhere", this.taxes.percentElsewhere());
		model.addAttribute("keeps", Taxes.areKeptBy(actor));
		model.addAttribute("teams",
				this.people.teams(PageRequest.of(null, TEAMS)).items().stream().map(Team::id).toList());
		model.addAttribute("filled", filled);
		model.addAttribute("wrong", wrong);
		return "incentives-tax";
	}

	private static LocalDate day(String text) {
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			throw new InvalidInput("validFrom", "'" + text + "' is no day: use the form 2027-01-31");
		}
	}

	private static double number(Map<String, String> filled, String field) {
		String text = filled.getOrDefault(field, "");
		try {
			return Double.parseDouble(text.strip().replace(',', '.'));
		}
		catch (NumberFormatException ex) {
			throw new InvalidInput(field, "'" + text + "' is no number");
		}
	}

}
