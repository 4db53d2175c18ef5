package io.callcraft.coaching.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import io.callcraft.coaching.CoachCertificates;
import io.callcraft.coaching.CoachReadiness;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who is certified to coach.
 */
@RestController
@Tag(name = "Coaching")
class CertificateController {

	private final CoachCertificates certificates;

	CertificateController(CoachCertificates certificates) {
		this.certificates = certificates;
	}

	@GetMapping("/api/coaching/certificates")
	@Operation(
			summary = "Supervisors and coaches: until when they are certified, and what they have shown in three parts",
			description = "Yourself and the supervisors whom you lead; everybody for who reads all.")
	List<View> readiness(Actor actor) {
		return this.certificates.readiness(actor).stream().map(View::of).toList();
	}

	@PostMapping("/api/coaching/certifications")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Somebody is to be certified: they, who leads them, or HR says so")
	Begun begin(Actor actor, @RequestBody Wanted wanted) {
		return new Begun(this.certificates.begin(actor, coach(wanted.coach())));
	}

	@PostMapping("/api/coaching/certificates")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "HR puts a certificate from before Callcraft on record; one that holds as long already stays")
	void takeOver(Actor actor, @RequestBody Earlier earlier) {
		LocalDate until = earlier.until();
		if (until == null) {
			throw new InvalidInput("until", "says the last day on which it holds");
		}
		this.certificates.takeOver(actor, coach(earlier.coach()), until,
				Objects.requireNonNullElse(earlier.reason(), ""));
	}

	private static UserId coach(@Nullable String id) {
		if (id == null) {
			throw new InvalidInput("coach", "says who");
		}
		return new UserId(id);
	}

	record Wanted(@Nullable String coach) {
	}

	record Begun(String certification) {
	}

	record Earlier(@Nullable String coach, @Nullable LocalDate until, @Nullable String reason) {
	}

	record Shown(CoachReadiness.Part part, int passed, int needed, boolean complete) {
	}

	record Proof(CoachReadiness.Part part, boolean passed, String words, String by, Instant at) {
	}

	/** What is known of a coach. Proofs are those for the next certificate. */
	record View(String coach, @Nullable Instant certifiedUntil, @Nullable Instant lapsedAt,
			@Nullable String certification, List<Shown> parts, List<Proof> proofs) {

		static View of(CoachReadiness readiness) {
			return new View(readiness.coach().value(), readiness.certified(), readiness.lapsed(),
					readiness.certification(),
					readiness.parts()
						.stream()
						.map((shown) -> new Shown(shown.part(), shown.passed(), shown.needed(), shown.isComplete()))
						.toList(),
					readiness.proofs()
						.stream()
						.map((proof) -> new Proof(proof.part(), proof.passed(), proof.words(), proof.by().value(),
								proof.at()))
						.toList());
		}

	}

}
