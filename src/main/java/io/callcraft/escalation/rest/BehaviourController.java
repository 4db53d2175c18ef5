package io.callcraft.escalation.rest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.callcraft.calls.Call.Behaviour;
import io.callcraft.escalation.BehaviourReport;
import io.callcraft.escalation.BehaviourReports;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
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
 * Conduct that people report.
 */
@RestController
@Tag(name = "Conduct")
class BehaviourController {

	private final BehaviourReports reports;

	BehaviourController(BehaviourReports reports) {
		this.reports = reports;
	}

	@GetMapping("/api/reps/{rep}/behaviours")
	@Operation(summary = "What people have reported about a rep's conduct, newest first, with what the rep says to it")
	List<View> of(Actor actor, @PathVariable String rep) {
		return this.reports.of(actor, new RepId(rep)).stream().map(View::of).toList();
	}

	@PostMapping("/api/reps/{rep}/behaviours")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Report conduct: when, what the rep did, and who else saw it",
			description = "The first report warns; three within 30 days after a warning open a case at formative feedback. "
					+ "NEGATIVITY needs the words quoted and aboutConditions false.")
	View report(Actor actor, @PathVariable String rep, @RequestBody Reported reported) {
		return View.of(this.reports.report(actor, new RepId(rep), reported.observed()));
	}

	@GetMapping("/api/behaviours/disputed")
	@Operation(summary = "Disputed reports that nobody has decided yet")
	List<View> disputed(Actor actor) {
		return this.reports.disputed(actor).stream().map(View::of).toList();
	}

	@PostMapping("/api/behaviours/{id}/dispute")
	@Operation(summary = "The rep says that it was not so; until somebody has decided it counts for nothing")
	View dispute(Actor actor, @PathVariable long id, @RequestBody Disputed disputed) {
		return View.of(this.reports.dispute(actor, id, Objects.requireNonNullElse(disputed.grounds(), "")));
	}

	@PostMapping("/api/behaviours/{id}/decision")
	@Operation(summary = "Somebody of quality or HR who had no part in it says whether it holds")
	View decide(Actor actor, @PathVariable long id, @RequestBody Decided decided) {
		Boolean holds = decided.holds();
		if (holds == null) {
			throw new InvalidInput("holds", "is required: true or false");
		}
		return View.of(this.reports.decide(actor, id, holds, Objects.requireNonNullElse(decided.reason(), "")));
	}

	record Disputed(@Nullable String grounds) {
	}

	record Decided(@Nullable Boolean holds, @Nullable String reason) {
	}

	record Reported(@Nullable Behaviour behaviour, @Nullable Instant happenedAt, @Nullable String act,
			@Nullable String witness, @Nullable Boolean aboutConditions) {

		BehaviourReport.Observed observed() {
			Behaviour of = this.behaviour;
			Instant at = this.happenedAt;
			if (of == null || at == null || this.witness == null || this.witness.isEmpty()) {
				throw new InvalidInput("body", "says behaviour, happenedAt, act and witness");
			}
			return new BehaviourReport.Observed(of, at, Objects.requireNonNullElse(this.act, "").strip(),
					new UserId(this.witness), this.aboutConditions);
		}

	}

	record View(long report, String rep, Behaviour behaviour, Instant happenedAt, String act, String witness,
			String reportedBy, Instant reportedAt, BehaviourReport.State state, String grounds,
			@Nullable String decidedBy, @Nullable Instant decidedAt, @Nullable String reason) {

		static View of(BehaviourReport report) {
			BehaviourReport.Observed observed = report.observed();
			BehaviourReport.Decision decision = report.decision();
			return new View(report.id(), report.rep().value(), observed.behaviour(), observed.happenedAt(),
					observed.act(), observed.witness().value(), report.reportedBy().value(), report.reportedAt(),
					report.state(), report.grounds(), (decision != null) ? decision.by().value() : null,
					(decision != null) ? decision.at() : null, (decision != null) ? decision.reason() : null);
		}

	}

}
