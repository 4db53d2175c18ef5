package io.callcraft.coaching.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import io.callcraft.coaching.CoachingSession;
import io.callcraft.coaching.CoachingSessions;
import io.callcraft.coaching.CoachingTopic;
import io.callcraft.coaching.Commitment;
import io.callcraft.diagnosis.Gap;
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

	@PostMapping("/api/coaching/{id}/commitments/{commitment}/kept")
	@Operation(summary = "A promise was kept: the coach says so of the rep's, the rep of the coach's")
	View kept(Actor actor, @PathVariable long id, @PathVariable long commitment) {
		return View.of(this.sessions.kept(actor, id, commitment));
	}

	record Answered(@Nullable Boolean tookPlace, @Nullable String words) {
	}

	record Entered(CoachingSession.@Nullable Kind kind, CoachingSession.@Nullable Way way, @Nullable String milestone,
			@Nullable Competency skill, @Nullable String gap, @Nullable String what, @Nullable Instant heldAt,
			@Nullable Integer minutes, @Nullable List<Promise> promises) {

		CoachingSession.Given given() {
			CoachingSession.Kind of = this.kind;
			Instant at = this.heldAt;
			if (of == null || at == null) {
				throw new InvalidInput("body", "says kind, way, milestone, skill, what, heldAt and minutes");
			}
			return new CoachingSession.Given(of, this.way, topic(this.milestone, this.skill, this.gap),
					Objects.requireNonNullElse(this.what, ""), at, Objects.requireNonNullElse(this.minutes, 0),
					Promise.made(this.promises));
		}

	}

	static CoachingTopic topic(@Nullable String milestone, @Nullable Competency skill, @Nullable String gap) {
		if (skill == null || milestone == null) {
			throw new InvalidInput("body", "says milestone and skill");
		}
		return new CoachingTopic(
				Milestone.ofKey(milestone)
					.orElseThrow(() -> new InvalidInput("milestone", "'" + milestone + "' is no milestone")),
				skill, (gap != null) ? Gap.number(gap) : null);
	}

	record Promise(Commitment.@Nullable Side side, @Nullable String words, @Nullable LocalDate due) {

		static List<Commitment.Made> made(@Nullable List<Promise> promises) {
			return Objects.requireNonNullElse(promises, List.<Promise>of()).stream().map(Promise::made).toList();
		}

		private Commitment.Made made() {
			Commitment.Side by = this.side;
			if (by == null) {
				throw new InvalidInput("promises", "say side (REP or COACH), words and perhaps due");
			}
			return new Commitment.Made(by, Objects.requireNonNullElse(this.words, "").strip(), this.due);
		}

	}

	record CommitmentView(long commitment, Commitment.Side side, String words, @Nullable LocalDate due,
			@Nullable String keptBy, @Nullable Instant keptAt) {

		static CommitmentView of(Commitment commitment) {
			Commitment.Kept kept = commitment.kept();
			return new CommitmentView(commitment.id(), commitment.made().side(), commitment.made().words(),
					commitment.made().due(), (kept != null) ? kept.by().value() : null,
					(kept != null) ? kept.at() : null);
		}

	}

	record View(long session, String rep, CoachingSession.Kind kind, CoachingSession.@Nullable Way way,
			String milestone, Competency skill, @Nullable String gap, String what, Instant heldAt, int minutes,
			String coach, @Nullable Instant answeredAt, @Nullable Boolean tookPlace, @Nullable String words,
			List<CommitmentView> commitments) {

		static View of(CoachingSession session) {
			CoachingSession.Given given = session.given();
			CoachingSession.Answer answer = session.answer();
			Long gap = given.topic().gap();
			return new View(session.id(), session.rep().value(), given.kind(), given.way(), given.milestone().key(),
					given.skill(), (gap != null) ? Gap.key(gap) : null, given.what(), given.heldAt(), given.minutes(),
					session.coach().value(), (answer != null) ? answer.at() : null,
					(answer != null) ? answer.tookPlace() : null, (answer != null) ? answer.words() : null,
					session.commitments().stream().map(CommitmentView::of).toList());
		}

	}

}
