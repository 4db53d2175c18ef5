package io.callcraft.audit.web;

import java.util.List;
import java.util.Map;

import io.callcraft.audit.DueErasures;
import io.callcraft.audit.RetentionSchedule;
import io.callcraft.audit.RetentionSchedule.Kind;
import io.callcraft.audit.RetentionSchedules;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Role;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * How long what was written about people is kept, place by place, and what the next night
 * erases.
 */
@Controller
@RequestMapping("/ledger/retention")
class RetentionPage {

	private static final String PATH = "/ledger/retention";

	private final RetentionSchedules schedules;

	private final DueErasures due;

	RetentionPage(RetentionSchedules schedules, DueErasures due) {
		this.schedules = schedules;
		this.due = due;
	}

	@GetMapping
	String look(Actor actor, PageRequest page,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		show(actor, page, model);
		return (htmx != null && page.after() != null) ? "retention :: rows" : "retention";
	}

	@PostMapping
	String set(Actor actor, @RequestParam Map<String, String> filled, Model model, HttpServletResponse response,
			RedirectAttributes next) {
		try {
			RetentionSchedule set = this.schedules.set(actor,
					new RetentionSchedules.Wanted(kind(filled.getOrDefault("kind", "")), filled.get("place"),
							days(filled, "keptAtLeast"), filled.get("source"), days(filled, "erasedAfter"),
							filled.get("because")));
			next.addFlashAttribute("done",
					"Set for " + ((set.place() != null) ? set.place() : "every place without its own"));
			return "redirect:" + PATH;
		}
		catch (InvalidInput ex) {
			model.addAttribute("filled", filled);
			model.addAttribute("wrong", ex.byField());
			return refused(actor, model, response);
		}
	}

	@PostMapping("/withdraw")
	String withdraw(Actor actor, @RequestParam Map<String, String> filled, Model model, HttpServletResponse response,
			RedirectAttributes next) {
		try {
			this.schedules.withdraw(actor, new RetentionSchedules.Withdrawal(kind(filled.getOrDefault("kind", "")),
					filled.get("place"), filled.get("because")));
			next.addFlashAttribute("done",
					"Withdrawn for " + filled.get("place") + ": what holds everywhere else holds there");
			return "redirect:" + PATH;
		}
		catch (InvalidInput ex) {
			if (ex.byField().containsKey("because")) {
				model.addAttribute("withdrawing", filled);
				model.addAttribute("lacking", ex.byField().get("because"));
			}
			else {
				// what the row said has changed meanwhile
				model.addAttribute("refused", ex.getMessage());
			}
			return refused(actor, model, response);
		}
	}

	private String refused(Actor actor, Model model, HttpServletResponse response) {
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		show(actor, PageRequest.of(null, null), model);
		return "retention";
	}

	private void show(Actor actor, PageRequest page, Model model) {
		Page<DueErasures.Due> found = this.due.due(actor, page);
		model.addAttribute("due", found.items());
		model.addAttribute("next", (found.next() != null) ? PATH + "?after=" + found.next() : null);
		model.addAttribute("night", this.due.nextNight());
		List<RetentionSchedules.InForce> schedules = this.schedules.all(actor);
		model.addAttribute("schedules", schedules);
		model.addAttribute("erases",
				schedules.stream()
					.map(RetentionSchedules.InForce::now)
					.anyMatch((each) -> !each.withdrawn() && each.erasedAfter() != null));
		model.addAttribute("elsewhere", this.schedules.elsewhere());
		model.addAttribute("places", this.schedules.places());
		model.addAttribute("sets", actor.has(Role.HR));
		for (String none : List.of("filled", "wrong", "withdrawing")) {
			if (!model.containsAttribute(none)) {
				model.addAttribute(none, Map.of());
			}
		}
	}

	private static Kind kind(String text) {
		try {
			return Kind.valueOf(text);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidInput("kind", "'" + text + "' is none: use CASE or PERSON");
		}
	}

	private static @Nullable Integer days(Map<String, String> filled, String field) {
		String text = filled.getOrDefault(field, "").strip();
		try {
			return text.isEmpty() ? null : Integer.valueOf(text);
		}
		catch (NumberFormatException ex) {
			throw new InvalidInput(field, "'" + text + "' is no number of days");
		}
	}

}
