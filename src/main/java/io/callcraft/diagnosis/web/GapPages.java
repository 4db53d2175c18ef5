package io.callcraft.diagnosis.web;

import java.util.List;

import io.callcraft.diagnosis.Gap;
import io.callcraft.diagnosis.GapKind;
import io.callcraft.diagnosis.GapOpinion;
import io.callcraft.diagnosis.GapReview;
import io.callcraft.diagnosis.GapReviews;
import io.callcraft.diagnosis.GapWork;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Competency;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Role;
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
 * Gaps that wait for somebody to say what they are, one of them with all that it rests
 * on, and how people take what the rules propose.
 */
@Controller
@RequestMapping("/gaps")
class GapPages {

	private final GapReviews reviews;

	private final GapWork work;

	GapPages(GapReviews reviews, GapWork work) {
		this.reviews = reviews;
		this.work = work;
	}

	@GetMapping
	String waiting(Actor actor, PageRequest page,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		var waiting = this.reviews.waiting(actor, page);
		model.addAttribute("gaps", waiting.items());
		model.addAttribute("next", (waiting.next() != null) ? "/gaps?after=" + waiting.next() : null);
		return (htmx != null && page.after() != null) ? "gaps :: rows" : "gaps";
	}

	@GetMapping("/rules")
	String rules(Actor actor, Model model) {
		model.addAttribute("rules", this.reviews.rules(actor));
		return "gap-rules";
	}

	@GetMapping("/{gap}")
	String gap(Actor actor, @PathVariable String gap, Model model) {
		return show(actor, gap, new Filled("CONFIRM", "", "", ""), model);
	}

	@PostMapping("/{gap}/opinion")
	String decide(Actor actor, @PathVariable String gap, @RequestParam(defaultValue = "") String decision,
			@RequestParam(defaultValue = "") String cause, @RequestParam(defaultValue = "") String competency,
			@RequestParam(defaultValue = "") String reason, Model model, RedirectAttributes next) {
		try {
			GapOpinion.Given given = GapOpinion.Given.read(decision, cause,
					competency.isEmpty() ? null : Competency.valueOf(competency), reason);
			Gap after = this.reviews.decide(actor, Gap.number(gap), given).gap();
			next.addFlashAttribute("done", (after.settled() == null) ? "On record; a second person is to say so too"
					: "Settled, and on record");
			return "redirect:/gaps";
		}
		catch (InvalidInput | Conflict ex) {
			model.addAttribute("refused", ex.getMessage());
			return show(actor, gap, new Filled(decision, cause, competency, reason), model);
		}
	}

	@PostMapping("/{gap}/close")
	String close(Actor actor, @PathVariable String gap, RedirectAttributes next) {
		try {
			this.work.close(actor, Gap.number(gap));
			next.addFlashAttribute("done", "Closed, and on record");
		}
		catch (Conflict ex) {
			next.addFlashAttribute("refused", ex.getMessage());
		}
		return "redirect:/gaps/" + gap;
	}

	private String show(Actor actor, String gap, Filled filled, Model model) {
		GapReview review = this.reviews.review(actor, Gap.number(gap));
		Gap.Settled settled = review.gap().settled();
		model.addAttribute("review", review);
		model.addAttribute("closing",
				(settled != null && settled.cause() != null && review.gap().state() != Gap.State.CLOSED)
						? this.work.closing(actor, review.gap().id()) : null);
		model.addAttribute("mayClose", actor.hasOneOf(Role.COACH, Role.QUALITY));
		model.addAttribute("mayCoach", settled != null && settled.cause() != null
				&& review.gap().state() != Gap.State.CLOSED && actor.hasOneOf(Role.SUPERVISOR, Role.COACH));
		model.addAttribute("filled", filled);
		model.addAttribute("causes", GapKind.values());
		model.addAttribute("competencies", List.of(Competency.values()));
		return "gap";
	}

	/** What was filled in, which a refusal does not lose. */
	record Filled(String decision, String cause, String competency, String reason) {
	}

}
