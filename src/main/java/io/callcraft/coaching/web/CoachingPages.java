package io.callcraft.coaching.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import io.callcraft.coaching.CoachActivities;
import io.callcraft.coaching.CoachActivity;
import io.callcraft.coaching.CoachingPlan;
import io.callcraft.coaching.CoachingPlans;
import io.callcraft.coaching.CoachingSession;
import io.callcraft.coaching.Commitment;
import io.callcraft.diagnosis.Gap;
import io.callcraft.diagnosis.GapWork;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Role;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What a coach is about to do, gaps that wait for coaching, and what coaches spend their
 * time on.
 */
@Controller
@RequestMapping("/coaching")
class CoachingPages {

	private static final int DAYS = 28;

	private final CoachingPlans plans;

	private final CoachActivities activities;

	private final GapWork gaps;

	private final Clock clock;

	CoachingPages(CoachingPlans plans, CoachActivities activities, GapWork gaps, Clock clock) {
		this.plans = plans;
		this.activities = activities;
		this.gaps = gaps;
		this.clock = clock;
	}

	@GetMapping
	String coaching(Actor actor, PageRequest page, ZoneId zone,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		boolean coaches = actor.hasOneOf(Role.SUPERVISOR, Role.COACH);
		List<CoachActivity> spent = this.activities.between(actor, today.minusDays(DAYS - 1), today);
		var open = this.gaps.open(actor, page);
		model.addAttribute("coaches", coaches);
		model.addAttribute("plans", coaches ? this.plans.waitingFor(actor) : List.of());
		model.addAttribute("gaps", open.items());
		model.addAttribute("next", (open.next() != null) ? "/coaching?after=" + open.next() : null);
		model.addAttribute("activities", spent);
		model.addAttribute("kinds", CoachActivity.Kind.values());
		model.addAttribute("days", DAYS);
		model.addAttribute("today", LocalDate.ofInstant(this.clock.instant(), zone));
		return (htmx != null && page.after() != null) ? "coaching :: rows" : "coaching";
	}

	@PostMapping("/floor-time")
	String floor(Actor actor, @RequestParam LocalDate on, @RequestParam int minutes, RedirectAttributes next) {
		try {
			this.activities.wasOnTheFloor(actor, on, minutes);
			next.addFlashAttribute("done", "On record");
		}
		catch (InvalidInput ex) {
			next.addFlashAttribute("refused", ex.getMessage());
		}
		return "redirect:/coaching";
	}

	@GetMapping("/plans/new")
	String newPlan(Actor actor, @RequestParam String gap, ZoneId zone, Model model, RedirectAttributes next) {
		actor.mustHaveOneOf(Role.SUPERVISOR, Role.COACH);
		try {
			CoachingPlans.Proposal proposal = this.plans.proposal(actor, Gap.number(gap));
			CoachingPlan.Wanted proposed = proposal.wanted();
			return form(gap, new Planned(proposed.way(), proposed.agenda(),
					LocalDateTime.ofInstant(proposed.plannedFor(), zone)), proposal, model);
		}
		catch (Conflict ex) {
			next.addFlashAttribute("refused", ex.getMessage());
			return "redirect:/gaps/" + gap;
		}
	}

	@PostMapping("/plans")
	String plan(Actor actor, @RequestParam String gap, @ModelAttribute Planned planned, ZoneId zone, Model model,
			RedirectAttributes next) {
		CoachingPlans.Proposal proposal = this.plans.proposal(actor, Gap.number(gap));
		CoachingPlan.Wanted proposed = proposal.wanted();
		try {
			CoachingPlan plan = this.plans.plan(actor, proposal.rep(), new CoachingPlan.Wanted(proposed.kind(),
					planned.way(), proposed.topic(), planned.agenda(), planned.plannedFor().atZone(zone).toInstant()));
			next.addFlashAttribute("done", "Planned");
			return "redirect:/coaching/plans/" + plan.key();
		}
		catch (InvalidInput ex) {
			model.addAttribute("refused", ex.getMessage());
			return form(gap, planned, proposal, model);
		}
	}

	@GetMapping("/plans/{plan}")
	String plan(Actor actor, @PathVariable String plan, ZoneId zone, Model model) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MINUTES);
		return show(actor, plan, new Held("", LocalDateTime.ofInstant(now, zone), 30, "", null, "", null), model);
	}

	@PostMapping("/plans/{plan}/held")
	String hold(Actor actor, @PathVariable String plan, @ModelAttribute Held held, ZoneId zone, Model model,
			RedirectAttributes next) {
		try {
			CoachingSession session = this.plans.hold(actor, CoachingPlan.number(plan), held.held(zone));
			next.addFlashAttribute("done", "On record; it counts once the rep has said so too");
			return "redirect:/reps/" + session.rep() + "/record";
		}
		catch (InvalidInput | Conflict ex) {
			model.addAttribute("refused", ex.getMessage());
			return show(actor, plan, held, model);
		}
	}

	@PostMapping("/plans/{plan}/dropped")
	String drop(Actor actor, @PathVariable String plan, @RequestParam String reason, RedirectAttributes next) {
		try {
			this.plans.drop(actor, CoachingPlan.number(plan), reason);
			next.addFlashAttribute("done", "Dropped, with the reason on record");
		}
		catch (InvalidInput | Conflict ex) {
			next.addFlashAttribute("refused", ex.getMessage());
		}
		return "redirect:/coaching/plans/" + plan;
	}

	private static String form(String gap, Planned planned, CoachingPlans.Proposal proposal, Model model) {
		model.addAttribute("gap", gap);
		model.addAttribute("rep", proposal.rep());
		model.addAttribute("topic", proposal.wanted().topic());
		model.addAttribute("planned", planned);
		model.addAttribute("ways", CoachingSession.Way.values());
		return "coaching-new";
	}

	private String show(Actor actor, String plan, Held held, Model model) {
		CoachingPlan found = this.plans.plan(actor, CoachingPlan.number(plan));
		model.addAttribute("plan", found);
		model.addAttribute("held", held);
		model.addAttribute("mayHold", found.state() == CoachingPlan.State.PLANNED
				&& actor.hasOneOf(Role.SUPERVISOR, Role.COACH) && !actor.is(found.rep()));
		return "coaching-plan";
	}

	/** A plan as it is filled in. */
	record Planned(CoachingSession.Way way, String agenda, LocalDateTime plannedFor) {
	}

	/** A session as it is filled in; a promise left empty is none. */
	record Held(String what, LocalDateTime heldAt, int minutes, String repPromises, @Nullable LocalDate repUntil,
			String coachPromises, @Nullable LocalDate coachUntil) {

		CoachingPlans.Held held(ZoneId zone) {
			List<Commitment.Made> promises = new ArrayList<>();
			if (!this.repPromises.isBlank()) {
				promises.add(new Commitment.Made(Commitment.Side.REP, this.repPromises.strip(), this.repUntil));
			}
			if (!this.coachPromises.isBlank()) {
				promises.add(new Commitment.Made(Commitment.Side.COACH, this.coachPromises.strip(), this.coachUntil));
			}
			return new CoachingPlans.Held(this.what, this.heldAt.atZone(zone).toInstant(), this.minutes, promises);
		}

	}

}
