package io.callcraft.web.pages;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

import io.callcraft.calls.Call;
import io.callcraft.coaching.CoachingPlan;
import io.callcraft.coaching.CoachingPlans;
import io.callcraft.coaching.CoachingSession;
import io.callcraft.coaching.CoachingSessions;
import io.callcraft.coaching.CoachingTopic;
import io.callcraft.coaching.Trainings;
import io.callcraft.escalation.BehaviourReport;
import io.callcraft.escalation.BehaviourReports;
import io.callcraft.people.Employment;
import io.callcraft.people.Employments;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Competency;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What people have put on record about a rep beside calls, and what the rep says to it.
 */
@Controller
@RequestMapping("/reps/{id}/record")
class RecordPage {

	private final People people;

	private final CoachingSessions coaching;

	private final CoachingPlans plans;

	private final Trainings trainings;

	private final BehaviourReports behaviours;

	private final Employments employments;

	private final Clock clock;

	RecordPage(People people, CoachingSessions coaching, CoachingPlans plans, Trainings trainings,
			BehaviourReports behaviours, Employments employments, Clock clock) {
		this.people = people;
		this.coaching = coaching;
		this.plans = plans;
		this.trainings = trainings;
		this.behaviours = behaviours;
		this.employments = employments;
		this.clock = clock;
	}

	@GetMapping
	String record(Actor actor, @PathVariable String id, ZoneId zone, Model model) {
		Rep rep = this.people.visible(actor, new RepId(id));
		model.addAttribute("rep", rep);
		model.addAttribute("own", actor.is(rep.id()));
		model.addAttribute("coaching", this.coaching.of(actor, rep.id()));
		model.addAttribute("training", this.trainings.of(actor, rep.id()));
		model.addAttribute("plans",
				this.plans.of(actor, rep.id())
					.stream()
					.filter((plan) -> plan.state() == CoachingPlan.State.PLANNED)
					.toList());
		model.addAttribute("mayComplete", actor.is(rep.id()) || this.people.leads(actor, rep.id()));
		model.addAttribute("mayCoach", actor.hasOneOf(Role.SUPERVISOR, Role.COACH) && !actor.is(rep.id()));
		model.addAttribute("ways", CoachingSession.Way.values());
		model.addAttribute("kinds", CoachingSession.Kind.values());
		model.addAttribute("milestones", List.of(Milestone.values()));
		model.addAttribute("skills", Arrays.asList(Competency.values()));
		model.addAttribute("reports", this.behaviours.of(actor, rep.id()));
		model.addAttribute("mayReport", actor.hasOneOf(Role.SUPERVISOR, Role.COACH, Role.QUALITY, Role.HR));
		model.addAttribute("mayDecide", actor.hasOneOf(Role.QUALITY, Role.HR));
		model.addAttribute("behaviours", Call.Behaviour.values());
		model.addAttribute("employment", this.employments.of(rep.id()));
		model.addAttribute("mayEmploy", actor.hasOneOf(Role.HR, Role.ADMIN));
		model.addAttribute("leavings", Employment.Leaving.values());
		model.addAttribute("now",
				LocalDateTime.ofInstant(this.clock.instant(), zone).truncatedTo(ChronoUnit.MINUTES).toString());
		return "record";
	}

	@PostMapping("/coaching")
	String coach(Actor actor, @PathVariable String id, @ModelAttribute Coached coached, ZoneId zone,
			RedirectAttributes next) {
		return said(next, "On record; it counts once the rep has said so too",
				() -> this.coaching.enter(actor, new RepId(id), coached.given(zone)));
	}

	@PostMapping("/coaching/{session}/commitments/{commitment}/kept")
	String kept(Actor actor, @PathVariable long session, @PathVariable long commitment, RedirectAttributes next) {
		return said(next, "Kept, and on record", () -> this.coaching.kept(actor, session, commitment));
	}

	@PostMapping("/coaching/{session}/answer")
	String answer(Actor actor, @PathVariable long session, @RequestParam boolean tookPlace,
			@RequestParam(defaultValue = "") String words, RedirectAttributes next) {
		return said(next, "Your answer is on record", () -> this.coaching.answer(actor, session, tookPlace, words));
	}

	@PostMapping("/training/{training}/completed")
	String trained(Actor actor, @PathVariable long training, @RequestParam(defaultValue = "") String words,
			RedirectAttributes next) {
		return said(next, "On record; calls are looked at together again",
				() -> this.trainings.complete(actor, training, words));
	}

	@PostMapping("/behaviours")
	String report(Actor actor, @PathVariable String id, @RequestParam Call.Behaviour behaviour,
			@RequestParam String act, @RequestParam String witness, @RequestParam LocalDateTime happenedAt,
			@RequestParam(defaultValue = "true") boolean aboutConditions, ZoneId zone, RedirectAttributes next) {
		return said(next, "On record; the rep can dispute it",
				() -> this.behaviours.report(actor, new RepId(id),
						new BehaviourReport.Observed(behaviour, happenedAt.atZone(zone).toInstant(), act.strip(),
								new UserId(witness.strip()), aboutConditions)));
	}

	@PostMapping("/behaviours/{report}/dispute")
	String dispute(Actor actor, @PathVariable long report, @RequestParam String grounds, RedirectAttributes next) {
		return said(next, "It counts for nothing until somebody has decided",
				() -> this.behaviours.dispute(actor, report, grounds));
	}

	@PostMapping("/behaviours/{report}/decision")
	String decide(Actor actor, @PathVariable long report, @RequestParam boolean holds, @RequestParam String reason,
			RedirectAttributes next) {
		return said(next, "Decided", () -> this.behaviours.decide(actor, report, holds, reason));
	}

	@PostMapping("/leave")
	String leave(Actor actor, @PathVariable String id, @RequestParam boolean begins, RedirectAttributes next) {
		RepId rep = new RepId(id);
		return said(next, begins ? "On leave: every clock stands still" : "Back: every clock goes on",
				() -> onLeave(actor, rep, begins));
	}

	private void onLeave(Actor actor, RepId rep, boolean begins) {
		if (begins) {
			this.employments.beginLeave(actor, rep);
		}
		else {
			this.employments.endLeave(actor, rep);
		}
	}

	@PostMapping("/seat")
	String move(Actor actor, @PathVariable String id, @RequestParam Employment.Seat seat, @RequestParam String reason,
			RedirectAttributes next) {
		return said(next, "The seat is changed", () -> this.employments.move(actor, new RepId(id), seat, reason));
	}

	@PostMapping("/departure")
	String depart(Actor actor, @PathVariable String id, @RequestParam LocalDate on,
			@RequestParam Employment.Leaving leaving, RedirectAttributes next) {
		return said(next, "The rep has left, and can no longer sign in",
				() -> this.employments.leave(actor, new RepId(id), on, leaving));
	}

	@PostMapping("/return")
	String comeBack(Actor actor, @PathVariable String id, @RequestParam String reason, RedirectAttributes next) {
		return said(next, "The rep is employed again, and can sign in",
				() -> this.employments.comeBack(actor, new RepId(id), reason));
	}

	private static String said(RedirectAttributes next, String done, Runnable action) {
		return Acts.backTo("/reps/{id}/record", next, done, action);
	}

	/** A session as it is entered. */
	record Coached(CoachingSession.Kind kind, CoachingSession.Way way, Milestone milestone, Competency skill,
			String what, LocalDateTime heldAt, int minutes) {

		CoachingSession.Given given(ZoneId zone) {
			return new CoachingSession.Given(this.kind, this.way, new CoachingTopic(this.milestone, this.skill, null),
					this.what, this.heldAt.atZone(zone).toInstant(), this.minutes, List.of());
		}

	}

}
