package io.callcraft.web.pages;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.callcraft.escalation.Case;
import io.callcraft.escalation.CaseState;
import io.callcraft.escalation.Cases;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.people.Team;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.TeamId;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The reps that somebody may see, by team.
 */
@Controller
class RepsPage {

	/** One rep has at most one running case, so this covers as many reps. */
	private static final int MOST_CASES = 500;

	private final People people;

	private final Cases cases;

	RepsPage(People people, Cases cases) {
		this.people = people;
		this.cases = cases;
	}

	@GetMapping("/reps")
	String reps(Actor actor, @RequestParam(defaultValue = "") String team, PageRequest page,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		Page<Rep> reps = team.isEmpty() ? this.people.reps(actor, page) : ofTeam(actor, new TeamId(team));
		model.addAttribute("reps", reps.items());
		model.addAttribute("next", (reps.next() != null) ? "/reps?after=" + reps.next() : null);
		model.addAttribute("team", team);
		model.addAttribute("teams", teams(actor));
		model.addAttribute("cases", running(actor));
		return (htmx != null && page.after() != null) ? "reps :: rows" : "reps";
	}

	private Page<Rep> ofTeam(Actor actor, TeamId team) {
		List<Rep> members = this.people.members(team)
			.stream()
			.filter((rep) -> this.people.maySee(actor, rep.id()))
			.toList();
		return new Page<>(members, null);
	}

	/** The teams to choose from: one's own for a supervisor. */
	private List<Team> teams(Actor actor) {
		List<Team> all = this.people.teams(new PageRequest(null, MOST_CASES)).items();
		List<Team> own = all.stream().filter((team) -> actor.teams().contains(team.id())).toList();
		return own.isEmpty() ? all : own;
	}

	private Map<String, Case> running(Actor actor) {
		return Stream.of(CaseState.OPEN, CaseState.PAUSED)
			.flatMap((state) -> this.cases.search(actor, null, null, state, new PageRequest(null, MOST_CASES))
				.items()
				.stream())
			.collect(Collectors.toMap((found) -> found.rep().value(), Function.identity(), (a, b) -> a));
	}

}
