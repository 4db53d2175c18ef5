package io.callcraft.web.pages;

import java.util.List;

import io.callcraft.assessment.Assessments;
import io.callcraft.calls.Call;
import io.callcraft.calls.CallDisputes;
import io.callcraft.calls.Calls;
import io.callcraft.escalation.BehaviourReports;
import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.Role;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One call: how it was judged, what was corrected, and what the rep says to it; and the
 * list of what the reps dispute.
 */
@Controller
class CallPage {

	private final Calls calls;

	private final Assessments assessments;

	private final CallDisputes disputes;

	private final BehaviourReports behaviours;

	private final People people;

	CallPage(Calls calls, Assessments assessments, CallDisputes disputes, BehaviourReports behaviours, People people) {
		this.calls = calls;
		this.assessments = assessments;
		this.disputes = disputes;
		this.behaviours = behaviours;
		this.people = people;
	}

	@GetMapping("/calls/{source}/{callId}")
	String call(Actor actor, @PathVariable String source, @PathVariable String callId, Model model) {
		Call.Key key = new Call.Key(source, callId);
		Call call = this.calls.find(key)
			.filter((known) -> known.rep() != null && this.people.maySee(actor, known.rep()))
			.orElseThrow(() -> new NotFound("call", key.toString()));
		model.addAttribute("call", call);
		model.addAttribute("milestones", List.of(Milestone.values()));
		model.addAttribute("assessments", this.assessments.of(actor, key));
		model.addAttribute("assesses", this.assessments.mayAssess(actor, call));
		model.addAttribute("corrections", this.calls.corrections(key));
		model.addAttribute("disputes", this.disputes.of(key));
		model.addAttribute("own", call.rep() != null && actor.is(call.rep()));
		model.addAttribute("decides", actor.has(Role.QUALITY) && !actor.user().equals(call.assessor()));
		model.addAttribute("outcomes", Outcome.values());
		return "call";
	}

	@PostMapping("/calls/{source}/{callId}/disputes")
	String dispute(Actor actor, @PathVariable String source, @PathVariable String callId,
			@RequestParam Milestone milestone, @RequestParam String grounds, RedirectAttributes next) {
		return said(next, "Your dispute is on its way to somebody who did not assess the call",
				() -> this.disputes.raise(actor, new Call.Key(source, callId), milestone, grounds));
	}

	@PostMapping("/calls/{source}/{callId}/disputes/{id}/decision")
	String decide(Actor actor, @PathVariable long id, @RequestParam Outcome outcome, @RequestParam String reason,
			RedirectAttributes next) {
		return said(next, "Decided", () -> this.disputes.decide(actor, id, outcome, reason));
	}

	@GetMapping("/disputes")
	String disputes(Actor actor, Model model) {
		model.addAttribute("disputes", this.disputes.waiting(actor));
		model.addAttribute("reports", this.behaviours.disputed(actor));
		return "disputes";
	}

	private static String said(RedirectAttributes next, String done, Runnable action) {
		return Acts.backTo("/calls/{source}/{callId}", next, done, action);
	}

}
