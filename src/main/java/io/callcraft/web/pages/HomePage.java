package io.callcraft.web.pages;

import java.util.List;
import java.util.stream.Stream;

import io.callcraft.escalation.Case;
import io.callcraft.escalation.CaseState;
import io.callcraft.escalation.Cases;
import io.callcraft.inbox.Inbox;
import io.callcraft.shared.Actor;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Role;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Where somebody begins the day: those who lead with what waits for them and the running
 * cases, everybody else with the one page that their work is about.
 */
@Controller
class HomePage {

	private static final int SHOWN = 12;

	private final Inbox inbox;

	private final Cases cases;

	HomePage(Inbox inbox, Cases cases) {
		this.inbox = inbox;
		this.cases = cases;
	}

	@GetMapping("/")
	String home(Actor actor, Model model) {
		if (leads(actor)) {
			model.addAttribute("tasks", this.inbox.waitingFor(actor, SHOWN));
			model.addAttribute("next", null);
			model.addAttribute("cases", running(actor));
			return "home";
		}
		return "redirect:" + place(actor);
	}

	/** Those that stand still first: somebody has to look at them. */
	private List<Case> running(Actor actor) {
		return Stream.of(CaseState.PAUSED, CaseState.OPEN)
			.flatMap((state) -> this.cases.search(actor, null, null, state, new PageRequest(null, SHOWN))
				.items()
				.stream())
			.limit(SHOWN)
			.toList();
	}

	private static boolean leads(Actor actor) {
		return List.of(Role.SUPERVISOR, Role.COACH, Role.QUALITY, Role.HR).stream().anyMatch(actor::has);
	}

	private static String place(Actor actor) {
		if (actor.rep() != null) {
			return "/reps/" + actor.rep();
		}
		if (actor.has(Role.OPERATIONS)) {
			return "/policies";
		}
		if (actor.has(Role.AUDITOR)) {
			return "/cases";
		}
		return actor.has(Role.ADMIN) ? "/reps" : "/imports";
	}

}
