package io.callcraft.incentives.web;

import java.util.Locale;

import io.callcraft.incentives.Points;
import io.callcraft.incentives.Statement;
import io.callcraft.people.People;
import io.callcraft.people.Rep.RewardPreference;
import io.callcraft.shared.Actor;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A rep's statement.
 */
@Controller
@RequestMapping("/points/{id}")
class PointsPage {

	private final Points points;

	private final People people;

	PointsPage(Points points, People people) {
		this.points = points;
		this.people = people;
	}

	@GetMapping
	String statement(Actor actor, @PathVariable String id, PageRequest page,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		Statement statement = this.points.statement(actor, new RepId(id), page);
		String next = statement.lines().next();
		model.addAttribute("statement", statement);
		model.addAttribute("rep", statement.rep());
		model.addAttribute("own", actor.is(statement.rep().id()));
		model.addAttribute("lines", statement.lines().items());
		model.addAttribute("recognised", this.points.recognised(actor, statement.rep().id()));
		model.addAttribute("next", (next != null) ? "/points/" + id + "?after=" + next : null);
		return (htmx != null && page.after() != null) ? "points :: rows" : "points";
	}

	/** How rewards come from now on. */
	@PostMapping("/preference")
	String choose(Actor actor, @PathVariable String id, @RequestParam RewardPreference preference,
			RedirectAttributes next) {
		this.people.choose(preference, new RepId(id), actor);
		next.addFlashAttribute("done", "From now on: " + preference.name().toLowerCase(Locale.ROOT));
		return "redirect:/points/{id}";
	}

	/** The calls behind a line, fetched when somebody opens it. */
	@GetMapping("/{line}/calls")
	String calls(Actor actor, @PathVariable String id, @PathVariable long line, Model model) {
		model.addAttribute("awards", this.points.behind(actor, new RepId(id), line));
		return "points :: calls";
	}

}
