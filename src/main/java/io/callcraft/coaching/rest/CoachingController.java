package io.callcraft.coaching.rest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.callcraft.coaching.CoachingSession;
import io.callcraft.coaching.CoachingSessions;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Competency;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
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
 * Coaching that was delivered.
 */
@RestController
@Tag(name = "Coaching")
class CoachingController {

	private final CoachingSessions sessions;

	CoachingController(CoachingSessions sessions) {
		this.sessions = sessions;
	}

	@GetMapping("/api/reps/{rep}/coaching")
	@Operation(summary = "The coaching that a rep was given, newest first, with what the rep says to it")
	List<View> of(Actor actor, @PathVariable String rep) {
		return this.sessions.of(actor, new RepId(rep)).stream().map(View::of).toList();
	}

	@PostMapping("/api/reps/{rep}/coaching")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "You have coached a rep; it counts once the rep has said so too")
	View enter(Actor actor, @PathVariable String rep, @RequestBody Entered entered) {
		return View.of(this.sessions.enter(actor, new RepId(rep), entered.given()));
	}

	@PostMapping("/api/coaching/{id}/answer")
	@Operation(summary = "The rep says whether it took place")
	View answer(Actor actor, @PathVariable long id, @RequestBody Answered answered) {
		Boolean tookPlace = answered.tookPlace();
		if (tookPlace == null) {
			throw new InvalidInput("tookPlace", "is required: true or false");
		}
		return View.of(this.sessions.answer(actor, id, tookPlace, Objects.requireNonNullElse(answered.words(), "")));
	}

	record Answered(@Nullable Boolean tookPlace, @Nullable String words) {
	}

	record Entered(CoachingSession.@Nullable Kind kind, @Nullable String milestone, @Nullable Competency skill,
			@Nullable String what, @Nullable Instant heldAt) {

		CoachingSession.Given given() {
			CoachingSession.Kind of = this.kind;
			Competency trained = this.skill;
			Instant at = this.heldAt;
			if (of == null || trained == null || at == null || this.milestone == null) {
				throw new InvalidInput("body", "says kind, milestone, skill, what and heldAt");
			}
			Milestone shown = Milestone.ofKey(this.milestone)
				.orElseThrow(() -> new InvalidInput("milestone", "'" + this.milestone + "' is no milestone"));
			return new CoachingSession.Given(of, shown, trained, Objects.requireNonNullElse(this.what, ""), at);
		}

	}

	record View(long session, String rep, CoachingSession.Kind kind, String milestone, Competency skill, String what,
			Instant heldAt, String coach, @Nullable Instant answeredAt, @Nullable Boolean tookPlace,
			@Nullable String words) {

		static View of(CoachingSession session) {
			CoachingSession.Given given = session.given();
			CoachingSession.Answer answer = session.answer();
			return new View(session.id(), session.rep().value(), given.kind(), given.milestone().key(), given.skill(),
					given.what(), given.heldAt(), session.coach().value(), (answer != null) ? answer.at() : null,
					(answer != null) ? answer.tookPlace() : null, (answer != null) ? answer.words() : null);
		}

	}

}
