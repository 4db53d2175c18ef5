package io.callcraft.incentives.web;

import java.util.HashMap;
import java.util.Map;

import io.callcraft.incentives.Gestures;
import io.callcraft.incentives.Kudos;
import io.callcraft.incentives.Recognition;
import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.Ids;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
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
 * Kudos, and what supervisors are asked to say or write.
 */
@Controller
@RequestMapping("/kudos")
class KudosPage {

	private static final String BACK = "redirect:/kudos";

	private final Recognition recognition;

	private final Gestures gestures;

	private final People people;

	KudosPage(Recognition recognition, Gestures gestures, People people) {
		this.recognition = recognition;
		this.gestures = gestures;
		this.people = people;
	}

	@GetMapping
	String feed(Actor actor, PageRequest page,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		if (htmx != null && page.after() != null) {
			said(actor, page, model);
			return "kudos :: rows";
		}
		return show(actor, page, Map.of(), Map.of(), model);
	}

	@PostMapping
	String give(Actor actor, @RequestParam Map<String, String> filled, Model model, HttpServletResponse response,
			RedirectAttributes next) {
		Map<String, String> wrong = wrong(filled);
		if (wrong.isEmpty()) {
			try {
				this.recognition.give(actor, new RepId(filled.getOrDefault("rep", "")),
						filled.getOrDefault("words", ""),
						Milestone.ofKey(filled.getOrDefault("milestone", "")).orElse(null));
				next.addFlashAttribute("done", "Everybody can read it now");
				return BACK;
			}
			catch (InvalidInput ex) {
				ex.problems().forEach((problem) -> wrong.put(problem.field(), "It " + problem.reason()));
			}
			catch (Conflict | NotFound ex) {
				wrong.put("rep", ex.getMessage());
			}
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return show(actor, PageRequest.of(null, null), filled, wrong, model);
	}

	private static Map<String, String> wrong(Map<String, String> filled) {
		Map<String, String> wrong = new HashMap<>();
		if (!Ids.valid(filled.getOrDefault("rep", ""))) {
			wrong.put("rep", "Choose whom you heard doing well");
		}
		if (filled.getOrDefault("words", "").isBlank()) {
			wrong.put("words", "Say what was good");
		}
		return wrong;
	}

	private String show(Actor actor, PageRequest page, Map<String, String> filled, Map<String, String> wrong,
			Model model) {
		said(actor, page, model);
		RepId self = actor.rep();
		model.addAttribute("filled", filled);
		model.addAttribute("wrong", wrong);
		model.addAttribute("mentioned", self == null || this.recognition.isMentioned(self));
		model.addAttribute("milestones", Milestone.values());
		model.addAttribute("reps", this.people.roster().reps());
		model.addAttribute("waiting", this.gestures.waiting(actor));
		model.addAttribute("silences", this.gestures.silences(actor));
		return "kudos";
	}

	/** What was said, and what the reader may do about it. */
	private void said(Actor actor, PageRequest page, Model model) {
		Page<Kudos> feed = this.recognition.feed(page);
		model.addAttribute("feed", feed.items());
		model.addAttribute("next", (feed.next() != null) ? "/kudos?after=" + feed.next() : null);
		model.addAttribute("reactions", Kudos.Reaction.values());
		model.addAttribute("moderates", actor.hasOneOf(Role.SUPERVISOR, Role.HR, Role.ADMIN));
		model.addAttribute("user", actor.user());
		model.addAttribute("self", actor.rep());
	}

	@PostMapping("/{id}/react")
	String react(Actor actor, @PathVariable long id, @RequestParam Kudos.Reaction reaction) {
		this.recognition.react(actor, id, reaction);
		return BACK;
	}

	@PostMapping("/{id}/hide")
	String hide(Actor actor, @PathVariable long id, @RequestParam String reason, RedirectAttributes next) {
		try {
			this.recognition.hide(actor, id, reason);
			next.addFlashAttribute("done", "Nobody sees it any more");
		}
		catch (InvalidInput ex) {
			next.addFlashAttribute("refused", "Say why");
		}
		return BACK;
	}

	@PostMapping("/mentioned")
	String choose(Actor actor, @RequestParam boolean mentioned, RedirectAttributes next) {
		RepId self = actor.rep();
		if (self != null) {
			this.recognition.choose(actor, self, mentioned);
			next.addFlashAttribute("done",
					mentioned ? "Colleagues can praise you here" : "You are not mentioned here any more");
		}
		return BACK;
	}

	@PostMapping("/gestures/{id}/done")
	String done(Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String words,
			RedirectAttributes next) {
		try {
			this.gestures.done(actor, id, words);
			next.addFlashAttribute("done", "Good. It is on record");
		}
		catch (Conflict ex) {
			next.addFlashAttribute("refused", ex.getMessage());
		}
		return BACK;
	}

	/** A card to print and write on. */
	@GetMapping("/gestures/{id}/card")
	String card(Actor actor, @PathVariable long id, Model model) {
		model.addAttribute("gesture", this.gestures.one(actor, id));
		return "note-card";
	}

}
