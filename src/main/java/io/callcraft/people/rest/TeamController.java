package io.callcraft.people.rest;

import java.util.Objects;

import io.callcraft.people.People;
import io.callcraft.people.Team;
import io.callcraft.shared.Actor;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Teams of the directory. */
@RestController
@RequestMapping("/api/teams")
class TeamController {

	private final People people;

	TeamController(People people) {
		this.people = people;
	}

	@PutMapping("/{team}")
	TeamView put(@PathVariable String team, @RequestBody TeamBody body, Actor actor) {
		actor.mustHaveOneOf(Role.INTEGRATION, Role.ADMIN);
		return TeamView.of(this.people.save(body.team(new TeamId(team)), actor));
	}

	@GetMapping("/{team}")
	TeamView get(@PathVariable String team) {
		return this.people.team(new TeamId(team)).map(TeamView::of).orElseThrow(() -> new NotFound("team", team));
	}

	@GetMapping
	Page<TeamView> list(@RequestParam(required = false) @Nullable String after,
			@RequestParam(required = false) @Nullable Integer limit) {
		return this.people.teams(PageRequest.of(after, limit)).map(TeamView::of);
	}

	/**
	 * A team as sent.
	 *
	 * @param name as colleagues say it
	 * @param supervisor id of a user with the role SUPERVISOR
	 * @param manager id of another who leads the supervisor; left out where nobody does
	 */
	record TeamBody(@Nullable String name, @Nullable UserId supervisor, @Nullable UserId manager) {

		Team team(TeamId id) {
			new Fields().required("name", this.name).required("supervisor", this.supervisor).orRefuse();
			return new Team(id, Objects.requireNonNull(this.name), Objects.requireNonNull(this.supervisor),
					this.manager);
		}

	}

	/**
	 * A team as answered.
	 *
	 * @param team its id
	 * @param name as colleagues say it
	 * @param supervisor the user who leads it
	 * @param manager the user who leads the supervisor
	 */
	record TeamView(TeamId team, String name, UserId supervisor, @Nullable UserId manager) {

		static TeamView of(Team team) {
			return new TeamView(team.id(), team.name(), team.supervisor(), team.manager());
		}

	}

}
