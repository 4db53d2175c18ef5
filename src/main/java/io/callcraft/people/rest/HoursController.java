package io.callcraft.people.rest;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.callcraft.people.People;
import io.callcraft.people.TeamHours;
import io.callcraft.shared.Actor;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.WorkingHours;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The hours of teams. */
@RestController
@RequestMapping("/api/teams/{team}/hours")
class HoursController {

	private final People people;

	private final TeamHours hours;

	HoursController(People people, TeamHours hours) {
		this.people = people;
		this.hours = hours;
	}

	@GetMapping
	@Operation(summary = "When a team works: working days, working hours and objective windows count by it")
	HoursView get(@PathVariable TeamId team) {
		return this.people.team(team)
			.map((known) -> HoursView.of(team, this.hours.of(team), this.hours.own(team).isPresent()))
			.orElseThrow(() -> new NotFound("team", team.value()));
	}

	@PutMapping
	@Operation(summary = "Give a team hours of its own; what runs already keeps its time")
	HoursView put(@PathVariable TeamId team, @RequestBody HoursBody body, Actor actor) {
		actor.mustHaveOneOf(Role.OPERATIONS, Role.ADMIN);
		WorkingHours wanted = body.hours();
		this.hours.set(team, wanted, actor);
		return HoursView.of(team, wanted, true);
	}

	@DeleteMapping
	@Operation(summary = "Let the center's hours count for a team again")
	HoursView delete(@PathVariable TeamId team, Actor actor) {
		actor.mustHaveOneOf(Role.OPERATIONS, Role.ADMIN);
		this.hours.reset(team, actor);
		return HoursView.of(team, this.hours.ofCenter(), false);
	}

	/**
	 * Hours as sent.
	 *
	 * @param zone time zone, such as Europe/Berlin
	 * @param opens when a working day begins, such as 08:00
	 * @param closes when it ends; not later than it opens means on the next day
	 * @param days days of the week on which one begins
	 * @param daysOff dates on which none begins
	 */
	record HoursBody(@Nullable ZoneId zone, @Nullable LocalTime opens, @Nullable LocalTime closes,
			@Nullable Set<DayOfWeek> days, @Nullable Set<LocalDate> daysOff) {

		WorkingHours hours() {
			new Fields().required("zone", this.zone)
				.required("opens", this.opens)
				.required("closes", this.closes)
				.required("days", this.days)
				.orRefuse();
			return new WorkingHours(Objects.requireNonNull(this.zone), Objects.requireNonNull(this.opens),
					Objects.requireNonNull(this.closes), Objects.requireNonNull(this.days),
					Objects.requireNonNullElse(this.daysOff, Set.of()));
		}

	}

	/**
	 * Hours as answered.
	 *
	 * @param own whether the team has them of its own; otherwise they are the center's
	 */
	record HoursView(TeamId team, String zone, String opens, String closes, List<DayOfWeek> days,
			List<LocalDate> daysOff, boolean own) {

		static HoursView of(TeamId team, WorkingHours hours, boolean own) {
			return new HoursView(team, hours.zone().getId(), hours.opens().toString(), hours.closes().toString(),
					hours.days().stream().sorted().toList(), hours.daysOff().stream().sorted().toList(), own);
		}

	}

}
