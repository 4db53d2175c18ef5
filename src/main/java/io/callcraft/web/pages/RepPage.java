package io.callcraft.web.pages;

import java.util.List;

import io.callcraft.calls.Calls;
import io.callcraft.diagnosis.Diagnoses;
import io.callcraft.escalation.Cases;
import io.callcraft.incentives.Achievers;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.program.Outlooks;
import io.callcraft.program.RepProgress;
import io.callcraft.shared.Actor;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * One rep: where they stand at each milestone, what keeps them off the program, gaps,
 * cases and recent calls. Reps see their own page in the same way.
 */
@Controller
@RequestMapping("/reps/{id}")
class RepPage {

	private static final int CALLS_SHOWN = 15;

	private final People people;

	private final Outlooks outlooks;

	private final Diagnoses diagnoses;

	private final Cases cases;

	private final Calls calls;

	private final Achievers achievers;

	RepPage(People people, Outlooks outlooks, Diagnoses diagnoses, Cases cases, Calls calls, Achievers achievers) {
		this.people = people;
		this.outlooks = outlooks;
		this.diagnoses = diagnoses;
		this.cases = cases;
		this.calls = calls;
		this.achievers = achievers;
	}

	@GetMapping
	String rep(Actor actor, @PathVariable String id, Model model) {
		Rep rep = this.people.visible(actor, new RepId(id));
		RepProgress progress = this.outlooks.progress(rep.id());
		model.addAttribute("rep", rep);
		model.addAttribute("own", actor.is(rep.id()));
		model.addAttribute("progress", progress);
		model.addAttribute("bars", progress.milestones().stream().map(RateBar::of).toList());
		model.addAttribute("gaps", this.diagnoses.gaps(rep.id()));
		model.addAttribute("cases", this.cases.of(actor, rep.id()));
		model.addAttribute("achiever",
				this.achievers.of(rep.id()).filter((achiever) -> achiever.standing().holds()).orElse(null));
		addCalls(rep.id(), new PageRequest(null, CALLS_SHOWN), model);
		return "rep";
	}

	/**
	 * Tried through the live rules, which takes a moment: fetched once the page stands.
	 */
	@GetMapping("/outlook")
	String outlook(Actor actor, @PathVariable String id, Model model) {
		Rep rep = this.people.visible(actor, new RepId(id));
		model.addAttribute("limits", this.outlooks.outlook(rep.id()).limits());
		return "rep :: outlook";
	}

	@GetMapping("/calls")
	String calls(Actor actor, @PathVariable String id, PageRequest page,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		if (htmx == null) {
			return "redirect:/reps/{id}";
		}
		Rep rep = this.people.visible(actor, new RepId(id));
		addCalls(rep.id(), page, model);
		return "rep :: calls";
	}

	private void addCalls(RepId rep, PageRequest page, Model model) {
		var found = this.calls.page(rep, page);
		model.addAttribute("calls", found.items());
		model.addAttribute("milestones", List.of(io.callcraft.shared.Milestone.values()));
		model.addAttribute("next", (found.next() != null)
				? "/reps/" + rep + "/calls?limit=" + page.limit() + "&after=" + found.next() : null);
	}

}
