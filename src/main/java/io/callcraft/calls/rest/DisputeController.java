package io.callcraft.calls.rest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.callcraft.calls.Call;
import io.callcraft.calls.CallDispute;
import io.callcraft.calls.CallDisputes;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
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
 * Disputes of how calls were judged.
 */
@RestController
@Tag(name = "Disputes")
class DisputeController {

	private final CallDisputes disputes;

	DisputeController(CallDisputes disputes) {
		this.disputes = disputes;
	}

	@PostMapping("/api/calls/{source}/{callId}/disputes")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "The rep says that a milestone of a call was judged wrongly",
			description = "A running case that rests on the call stands still until somebody from quality has decided.")
	View raise(Actor actor, @PathVariable String source, @PathVariable String callId, @RequestBody Raised raised) {
		Milestone milestone = Milestone.ofKey(Objects.requireNonNullElse(raised.milestone(), ""))
			.orElseThrow(() -> new InvalidInput("milestone", "'" + raised.milestone() + "' is no milestone"));
		return View.of(this.disputes.raise(actor, new Call.Key(source, callId), milestone,
				Objects.requireNonNullElse(raised.grounds(), "")));
	}

	@GetMapping("/api/disputes")
	@Operation(summary = "Disputes that nobody has decided yet, oldest first")
	List<View> waiting(Actor actor) {
		return this.disputes.waiting(actor).stream().map(View::of).toList();
	}

	@GetMapping("/api/reps/{rep}/disputes")
	@Operation(summary = "A rep's disputes, newest first")
	List<View> of(Actor actor, @PathVariable String rep) {
		return this.disputes.of(actor, new RepId(rep)).stream().map(View::of).toList();
	}

	@PostMapping("/api/disputes/{id}/decision")
	@Operation(
			summary = "Somebody from quality says how the milestone is to read; where it differs, the call is corrected")
	View decide(Actor actor, @PathVariable long id, @RequestBody Decided decided) {
		Outcome outcome = decided.outcome();
		if (outcome == null) {
			throw new InvalidInput("outcome", "is required: MET, MISSED or NOT_APPLICABLE");
		}
		return View.of(this.disputes.decide(actor, id, outcome, Objects.requireNonNullElse(decided.reason(), "")));
	}

	record Raised(@Nullable String milestone, @Nullable String grounds) {
	}

	record Decided(@Nullable Outcome outcome, @Nullable String reason) {
	}

	record View(long dispute, String call, String milestone, String rep, Outcome stood, String grounds,
			Instant raisedAt, @Nullable Outcome outcome, @Nullable String reason, @Nullable String decidedBy,
			@Nullable Instant decidedAt) {

		static View of(CallDispute dispute) {
			CallDispute.Decision decision = dispute.decision();
			return new View(dispute.id(), dispute.call().toString(), dispute.milestone().key(), dispute.rep().value(),
					dispute.stood(), dispute.grounds(), dispute.raisedAt(),
					(decision != null) ? decision.outcome() : null, (decision != null) ? decision.reason() : null,
					(decision != null) ? decision.by().value() : null, (decision != null) ? decision.at() : null);
		}

	}

}
