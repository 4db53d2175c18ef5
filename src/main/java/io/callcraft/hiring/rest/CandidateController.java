package io.callcraft.hiring.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.callcraft.hiring.Candidate;
import io.callcraft.hiring.CandidateFile;
import io.callcraft.hiring.Candidates;
import io.callcraft.hiring.Evidence;
import io.callcraft.hiring.EvidenceMethod;
import io.callcraft.hiring.FitReview;
import io.callcraft.hiring.HiringStep;
import io.callcraft.hiring.Onboarding;
import io.callcraft.hiring.Trait;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
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
 * People who would like to work here.
 */
@RestController
@Tag(name = "Hiring")
class CandidateController {

	private final Candidates candidates;

	CandidateController(Candidates candidates) {
		this.candidates = candidates;
	}

	@GetMapping("/api/hiring/candidates")
	@Operation(summary = "Candidates, the newest first")
	Page<CandidateView> all(Actor actor, PageRequest page) {
		return this.candidates.all(actor, page).map(CandidateView::of);
	}

	@PostMapping("/api/hiring/candidates")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Takes somebody in who has consented, and begins to look at them",
			description = "409 while no version of the target profile is approved.")
	CandidateView enter(Actor actor, @RequestBody CandidateBody body) {
		return CandidateView
			.of(this.candidates.enter(actor, new Candidate.Person(body.name(), body.contact(), body.experience()),
					Objects.requireNonNullElse(body.profile(), ""), body.consentedOn()));
	}

	@GetMapping("/api/hiring/candidates/{candidate}")
	@Operation(summary = "A candidate with evidence, recommendation and what was decided")
	FileView file(Actor actor, @PathVariable String candidate) {
		return FileView.of(this.candidates.file(actor, candidate));
	}

	@PostMapping("/api/hiring/candidates/{candidate}/withdraw")
	@Operation(summary = "The candidate takes it back; nobody looks at them any more")
	CandidateView withdraw(Actor actor, @PathVariable String candidate) {
		return CandidateView.of(this.candidates.withdraw(actor, candidate));
	}

	@PostMapping("/api/hiring/candidates/{candidate}/erase")
	@Operation(summary = "Erases who it was and what was written; levels, decisions and the ledger stay",
			description = "409 while they are looked at. The reason goes on record: nothing personal in it.")
	CandidateView erase(Actor actor, @PathVariable String candidate, @RequestBody Erasure erasure) {
		return CandidateView
			.of(this.candidates.erase(actor, candidate, Objects.requireNonNullElse(erasure.reason(), "")));
	}

	record Erasure(@Nullable String reason) {
	}

	/** Somebody as sent; the consent is asked for before. */
	record CandidateBody(@Nullable String name, @Nullable String contact, @Nullable String experience,
			@Nullable String profile, @Nullable LocalDate consentedOn) {
	}

	record CandidateView(String candidate, @Nullable String name, @Nullable String contact, @Nullable String experience,
			String profile, int version, LocalDate consentedOn, Candidate.State state, boolean jobFactsTold,
			Instant enteredAt, @Nullable Instant endedAt, @Nullable String rep, @Nullable Instant erasedAt) {

		static CandidateView of(Candidate candidate) {
			Candidate.Person person = candidate.person();
			return new CandidateView(candidate.id(), person.name(), person.contact(), person.experience(),
					candidate.profile(), candidate.version(), candidate.consentedOn(), candidate.state(),
					candidate.jobFactsTold(), candidate.enteredAt(), candidate.endedAt(),
					(candidate.rep() != null) ? candidate.rep().value() : null, candidate.erasedAt());
		}

	}

	record EvidenceView(EvidenceMethod method, String rater, Instant givenAt, Map<Trait, Integer> ratings,
			Map<Milestone, Outcome> milestones, Map<Trait, String> said) {

		static EvidenceView of(Evidence evidence) {
			return new EvidenceView(evidence.method(), evidence.rater().value(), evidence.givenAt(), evidence.ratings(),
					evidence.milestones(), evidence.said());
		}

	}

	record StepView(HiringStep.Kind step, String by, Instant at, @Nullable String words) {
	}

	record FileView(CandidateView candidate, List<EvidenceView> evidence, @Nullable FitReview review,
			List<StepView> steps, @Nullable Onboarding onboarding) {

		static FileView of(CandidateFile file) {
			return new FileView(CandidateView.of(file.candidate()),
					file.evidence().stream().map(EvidenceView::of).toList(), file.review(),
					file.steps()
						.stream()
						.map((step) -> new StepView(step.kind(), step.by().value(), step.at(), step.words()))
						.toList(),
					file.onboarding());
		}

	}

}
