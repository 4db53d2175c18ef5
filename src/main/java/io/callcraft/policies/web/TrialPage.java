package io.callcraft.policies.web;

import java.util.List;

import io.callcraft.calls.Call;
import io.callcraft.calls.Calls;
import io.callcraft.decisions.Consultation;
import io.callcraft.people.People;
import io.callcraft.policies.PolicyRights;
import io.callcraft.program.Outlooks;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Tries a decision on a stored rep or call: what the rules in force conclude, which
 * fired, and which one condition kept from firing.
 */
@Controller
class TrialPage {

	private final Outlooks outlooks;

	private final Calls calls;

	private final People people;

	private final Consultation consultation;

	TrialPage(Outlooks outlooks, Calls calls, People people, Consultation consultation) {
		this.outlooks = outlooks;
		this.calls = calls;
		this.people = people;
		this.consultation = consultation;
	}

	@GetMapping("/policies/decisions/{decision}/try")
	String trial(Actor actor, @PathVariable String decision, @RequestParam String on, Model model) {
		PolicyRights.requireReader(actor);
		List<Object> facts = facts(on.strip());
		model.addAttribute("decision", decision);
		model.addAttribute("on", on.strip());
		model.addAttribute("facts", facts);
		model.addAttribute("answer", this.consultation.trace(decision, facts));
		return "trial";
	}

	/** A rep by id, or a call by source and id. */
	private List<Object> facts(String on) {
		int slash = on.indexOf('/');
		if (slash > 0) {
			Call.Key key = new Call.Key(on.substring(0, slash), on.substring(slash + 1));
			return this.outlooks.facts(this.calls.find(key).orElseThrow(() -> new NotFound("call", on)));
		}
		if (on.isEmpty()) {
			throw new InvalidInput("on", "name a rep, such as r-001, or a call, such as acd/c-17");
		}
		return this.outlooks.facts(this.people.rep(new RepId(on)).orElseThrow(() -> new NotFound("rep", on)).id());
	}

}
