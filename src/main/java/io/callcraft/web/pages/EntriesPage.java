package io.callcraft.web.pages;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import io.callcraft.escalation.CircuitBreaker;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.shared.Actor;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Whether people may enter the program, and what tells that they should not.
 */
@Controller
@RequestMapping("/entries")
class EntriesPage {

	private final CircuitBreaker breaker;

	private final People people;

	EntriesPage(CircuitBreaker breaker, People people) {
		this.breaker = breaker;
		this.people = people;
	}

	@GetMapping
	String entries(Actor actor, Model model) {
		model.addAttribute("stops", this.breaker.stops(actor));
		model.addAttribute("current", this.breaker.current().orElse(null));
		model.addAttribute("facts", this.breaker.facts(actor));
		model.addAttribute("mayEnd", actor.hasOneOf(Role.OPERATIONS, Role.HR));
		model.addAttribute("reps", reps(actor));
		return "entries";
	}

	/** Whom the actor may see, by name. */
	private List<Rep> reps(Actor actor) {
		return this.people.roster()
			.reps()
			.stream()
			.filter((rep) -> this.people.maySee(actor, rep.id()))
			.sorted(Comparator.comparing(Rep::name))
			.toList();
	}

	@PostMapping("/resume")
	String resume(Actor actor, @RequestParam String reason, RedirectAttributes next) {
		return said(next, "People may enter again", () -> this.breaker.end(actor, reason));
	}

	@PostMapping("/complaints")
	String complain(Actor actor, @RequestParam LocalDate receivedOn, @RequestParam String rep,
			@RequestParam String about, RedirectAttributes next) {
		return said(next, "The complaint is on record",
				() -> this.breaker.complaint(actor, receivedOn, rep.isBlank() ? null : new RepId(rep.strip()), about));
	}

	private static String said(RedirectAttributes next, String done, Runnable action) {
		return Acts.backTo("/entries", next, done, action);
	}

}
