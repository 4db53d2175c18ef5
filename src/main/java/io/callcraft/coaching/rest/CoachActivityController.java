package io.callcraft.coaching.rest;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.callcraft.coaching.CoachActivities;
import io.callcraft.coaching.CoachActivity;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What coaches spend their time on.
 */
@RestController
@Tag(name = "Coaching")
class CoachActivityController {

	private static final int USUAL_DAYS = 28;

	private final CoachActivities activities;

	private final Clock clock;

	CoachActivityController(CoachActivities activities, Clock clock) {
		this.activities = activities;
		this.clock = clock;
	}

	@GetMapping("/api/coaching/activity")
	@Operation(summary = "What each coach did, by kind, and how much of it on the floor",
			description = "Your own and that of supervisors whom you lead; the last 28 days unless from and to say "
					+ "otherwise. Sessions count once the rep has acknowledged them.")
	List<View> activity(Actor actor, @RequestParam(required = false) @Nullable LocalDate from,
			@RequestParam(required = false) @Nullable LocalDate to) {
		LocalDate last = Objects.requireNonNullElseGet(to,
				() -> LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC));
		return this.activities
			.between(actor, Objects.requireNonNullElseGet(from, () -> last.minusDays(USUAL_DAYS - 1)), last)
			.stream()
			.map(View::of)
			.toList();
	}

	@PostMapping("/api/coaching/floor-time")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "You were among your team, without a session")
	void floor(Actor actor, @RequestBody Floor floor) {
		LocalDate on = floor.on();
		if (on == null) {
			throw new InvalidInput("on", "says which day");
		}
		this.activities.wasOnTheFloor(actor, on, Objects.requireNonNullElse(floor.minutes(), 0));
	}

	record Floor(@Nullable LocalDate on, @Nullable Integer minutes) {
	}

	record View(String coach, int floorMinutes, int minutes, Map<CoachActivity.Kind, CoachActivity.Spent> activity) {

		static View of(CoachActivity activity) {
			return new View(activity.coach().value(), activity.floorMinutes(), activity.minutes(),
					new LinkedHashMap<>(activity.spent()));
		}

	}

}
