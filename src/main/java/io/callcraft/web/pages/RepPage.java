package io.callcraft.web.pages;

import java.util.List;

import io.callcraft.calls.Calls;
import io.callcraft.coaching.CoachingSessions;
import io.callcraft.diagnosis.Diagnoses;
import io.callcraft.escalation.Cases;
import io.callcraft.escalation.RepVoice;
import io.callcraft.incentives.Achievers;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.program.Outlook;
import io.callcraft.program.Outlooks;
import io.callcraft.program.RepProgress;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * One rep: where they stand at each milestone, what keeps them off the program, gaps,
 * cases and recent calls. Reps see their own page in the same way.
 */
@Controller
@RequestMapping("/reps/{id}")
class RepPage {

	private static final int CALLS_SHOWN = 8;

	private final People people;

	private final Outlooks outlooks;

	private final Diagnoses diagnoses;

	private final CoachingSessions coaching;

	private final Cases cases;

	private final Calls calls;

	private final Achievers achievers;

	private final RepVoice voice;

	RepPage(People people, Outlooks outlooks, Diagnoses diagnoses, CoachingSessions coaching, Cases cases, Calls calls,
			Achievers achievers, RepVoice voice) {
		this.people = people;
		this.outlooks = outlooks;
		this.diagnoses = diagnoses;
		this.coaching = coaching;
		this.cases = cases;
		this.calls = calls;
		this.achievers = achievers;
		this.voice = voice;
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
		model.addAttribute("coached", this.coaching.unanswered(rep.id()));
		model.addAttribute("cases", this.cases.of(actor, rep.id()));
		model.addAttribute("achiever",
				this.achievers.of(rep.id()).filter((achiever) -> achiever.standing().holds()).orElse(null));
		model.addAttribute("current", this.voice.objective(rep.id()).orElse(null));
		model.addAttribute("calls", this.calls.page(rep.id(), new PageRequest(null, CALLS_SHOWN)).items());
		model.addAttribute("milestones", List.of(Milestone.values()));
		return "rep";
	}

	/**
	 * Tried through the live rules, which takes a moment: fetched once the page stands.
	 */
	@GetMapping("/outlook")
	String outlook(Actor actor, @PathVariable String id, Model model) {
		Rep rep = this.people.visible(actor, new RepId(id));
		model.addAttribute("own", actor.is(rep.id()));
		model.addAttribute("running",
				this.cases.of(actor, rep.id())
					.stream()
					.filter((one) -> one.state().isRunning())
					.findFirst()
					.orElse(null));
		model.addAttribute("limits",
				this.outlooks.outlook(rep.id()).limits().stream().filter(Outlook.Limit::isNear).toList());
		return "rep :: outlook";
	}

	/** The objective that counts now, fetched again while it runs. */
	@GetMapping("/objective")
	String objective(Actor actor, @PathVariable String id, Model model) {
		Rep rep = this.people.visible(actor, new RepId(id));
		model.addAttribute("rep", rep);
		model.addAttribute("own", actor.is(rep.id()));
		model.addAttribute("current", this.voice.objective(rep.id()).orElse(null));
		return "rep :: objective";
	}

}
