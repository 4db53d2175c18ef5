package io.callcraft.web.pages;

import java.util.List;

import io.callcraft.inbox.FormField;
import io.callcraft.people.People;
import io.callcraft.people.Team;
import io.callcraft.people.TeamHours;
import io.callcraft.people.User;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One team: who leads it and when it works.
 */
@Controller
@RequestMapping("/teams/{team}")
class TeamPage {

	private static final int MOST_USERS = 500;

	private final People people;

	private final Users users;

	private final TeamHours hours;

	TeamPage(People people, Users users, TeamHours hours) {
		this.people = people;
		this.users = users;
		this.hours = hours;
	}

	@GetMapping
	String team(Actor actor, @PathVariable TeamId team, Model model) {
		return show(actor, known(team), HoursForm.filled(this.hours.of(team)), model);
	}

	@PostMapping("/hours")
	String set(Actor actor, @PathVariable TeamId team, @RequestParam MultiValueMap<String, String> form, Model model,
			HttpServletResponse response, RedirectAttributes next) {
		actor.mustHaveOneOf(Role.OPERATIONS, Role.ADMIN);
		try {
			this.hours.set(team, HoursForm.read(form), actor);
			next.addFlashAttribute("done", "The hours count from now on; what runs already keeps its time");
			return "redirect:/teams/{team}";
		}
		catch (InvalidInput ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return show(actor, known(team), HoursForm.sent(form, ex.problems()), model);
		}
	}

	@PostMapping("/hours/reset")
	String reset(Actor actor, @PathVariable TeamId team, RedirectAttributes next) {
		actor.mustHaveOneOf(Role.OPERATIONS, Role.ADMIN);
		this.hours.reset(team, actor);
		next.addFlashAttribute("done", "The center's hours count for the team again");
		return "redirect:/teams/{team}";
	}

	@PostMapping("/manager")
	String manager(Actor actor, @PathVariable TeamId team, @RequestParam String manager, RedirectAttributes next) {
		actor.mustHaveOneOf(Role.INTEGRATION, Role.ADMIN);
		Team before = known(team);
		this.people.save(
				new Team(team, before.name(), before.supervisor(), manager.isEmpty() ? null : new UserId(manager)),
				actor);
		next.addFlashAttribute("done",
				manager.isEmpty() ? "The supervisor has no manager now" : "The manager is changed");
		return "redirect:/teams/{team}";
	}

	private Team known(TeamId team) {
		return this.people.team(team).orElseThrow(() -> new NotFound("team", team.value()));
	}

	private String show(Actor actor, Team team, List<FormField> fields, Model model) {
		boolean changesPeople = actor.hasOneOf(Role.INTEGRATION, Role.ADMIN);
		model.addAttribute("team", team);
		model.addAttribute("hours", this.hours.of(team.id()));
		model.addAttribute("own", this.hours.own(team.id()).isPresent());
		model.addAttribute("fields", fields);
		model.addAttribute("wrong", fields.stream().filter(FormField::wrong).count());
		model.addAttribute("changesHours", actor.hasOneOf(Role.OPERATIONS, Role.ADMIN));
		model.addAttribute("changesPeople", changesPeople);
		model.addAttribute("supervisors", changesPeople ? supervisors() : List.of());
		return "team";
	}

	private List<User> supervisors() {
		return this.users.list(new PageRequest(null, MOST_USERS))
			.items()
			.stream()
			.filter((user) -> user.roles().contains(Role.SUPERVISOR))
			.toList();
	}

}
