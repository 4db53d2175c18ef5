package io.callcraft.coaching.rest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.callcraft.calls.Call;
import io.callcraft.coaching.CoachingPlan;
import io.callcraft.coaching.CoachingPlans;
import io.callcraft.coaching.CoachingSession;
import io.callcraft.coaching.CoachingTopic;
import io.callcraft.diagnosis.Gap;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Competency;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.RepId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Coaching that is about to be given.
 */
@RestController
@Tag(name = "Coaching")
class CoachingPlanController {

	private final CoachingPlans plans;

	CoachingPlanController(CoachingPlans plans) {
		this.plans = plans;
	}

	@GetMapping("/api/coaching/plans")
	@Operation(summary = "What you have planned and not held yet, the next first")
	List<View> waiting(Actor actor) {
		return this.plans.waitingFor(actor).stream().map(View::of).toList();
	}

	@GetMapping("/api/reps/{rep}/coaching/plans")
	@Operation(summary = "What is planned for a rep, newest first")
	List<View> of(Actor actor, @PathVariable String rep) {
		return this.plans.of(actor, new RepId(rep)).stream().map(View::of).toList();
	}

	@PostMapping("/api/reps/{rep}/coaching/plans")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Plan to coach a rep",
			description = "With a gap that people have settled, all but way and plannedFor may be left out: topic and "
					+ "agenda then follow from the gap.")
	View plan(Actor actor, @PathVariable String rep, @RequestBody Planned planned) {
		return View.of(this.plans.plan(actor, new RepId(rep), wanted(actor, planned)));
	}

	@GetMapping("/api/coaching/plans/{plan}")
	@Operation(summary = "One plan, with its agenda and the calls to listen to")
	View plan(Actor actor, @PathVariable String plan) {
		return View.of(this.plans.plan(actor, CoachingPlan.number(plan)));
	}

	@PostMapping("/api/coaching/plans/{plan}/held")
	@Operation(summary = "The session has taken place; it counts once the rep has said so too")
	CoachingController.View hold(Actor actor, @PathVariable String plan, @RequestBody Held held) {
		return CoachingController.View.of(this.plans.hold(actor, CoachingPlan.number(plan), held.held()));
	}

	@PostMapping("/api/coaching/plans/{plan}/dropped")
	@Operation(summary = "It is not held, with the reason")
	View drop(Actor actor, @PathVariable String plan, @RequestBody Dropped dropped) {
		return View
			.of(this.plans.drop(actor, CoachingPlan.number(plan), Objects.requireNonNullElse(dropped.reason(), "")));
	}

	private CoachingPlan.Wanted wanted(Actor actor, Planned planned) {
		CoachingSession.Way way = planned.way();
		Instant at = planned.plannedFor();
		if (way == null || at == null) {
			throw new InvalidInput("body", "says way and plannedFor");
		}
		String gap = planned.gap();
		if (gap != null && planned.agenda() == null) {
			CoachingPlan.Wanted proposed = this.plans.proposal(actor, Gap.number(gap)).wanted();
			return new CoachingPlan.Wanted(proposed.kind(), way, proposed.topic(), proposed.agenda(), at);
		}
		CoachingTopic topic = CoachingController.topic(planned.milestone(), planned.skill(), gap);
		return new CoachingPlan.Wanted(Objects.requireNonNullElse(planned.kind(), CoachingSession.Kind.SESSION), way,
				topic, Objects.requireNonNullElse(planned.agenda(), ""), at);
	}

	record Planned(CoachingSession.@Nullable Kind kind, CoachingSession.@Nullable Way way, @Nullable String milestone,
			@Nullable Competency skill, @Nullable String gap, @Nullable String agenda, @Nullable Instant plannedFor) {
	}

	record Held(@Nullable String what, @Nullable Instant heldAt, @Nullable Integer minutes,
			@Nullable List<CoachingController.Promise> promises) {

		CoachingPlans.Held held() {
			Instant at = this.heldAt;
			if (at == null) {
				throw new InvalidInput("heldAt", "says when it took place");
			}
			return new CoachingPlans.Held(Objects.requireNonNullElse(this.what, ""), at,
					Objects.requireNonNullElse(this.minutes, 0), CoachingController.Promise.made(this.promises));
		}

	}

	record Dropped(@Nullable String reason) {
	}

	record View(String plan, String rep, String coach, CoachingSession.Kind kind, CoachingSession.Way way,
			String milestone, Competency skill, @Nullable String gap, List<String> agenda, List<String> calls,
			Instant plannedFor, CoachingPlan.State state, @Nullable Long session, @Nullable String droppedBecause) {

		static View of(CoachingPlan plan) {
			CoachingPlan.Wanted wanted = plan.wanted();
			Long gap = wanted.topic().gap();
			return new View(plan.key(), plan.rep().value(), plan.coach().value(), wanted.kind(), wanted.way(),
					wanted.topic().milestone().key(), wanted.topic().skill(), (gap != null) ? Gap.key(gap) : null,
					wanted.agenda().lines().toList(), plan.calls().stream().map(Call.Key::toString).toList(),
					wanted.plannedFor(), plan.state(), plan.session(), plan.droppedBecause());
		}

	}

}
