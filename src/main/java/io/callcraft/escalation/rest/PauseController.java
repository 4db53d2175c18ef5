package io.callcraft.escalation.rest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.callcraft.escalation.CasePauses;
import io.callcraft.escalation.Pause;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Times in which a case stands still.
 */
@RestController
@RequestMapping("/api/cases/{id}/pauses")
@Tag(name = "Cases")
class PauseController {

	private final CasePauses pauses;

	PauseController(CasePauses pauses) {
		this.pauses = pauses;
	}

	@GetMapping
	@Operation(summary = "Why and for how long a case stood still, oldest first")
	List<View> pauses(Actor actor, @PathVariable String id) {
		return this.pauses.of(actor, id).stream().map(View::of).toList();
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Something stands in the way: the case stands still until somebody says that it is gone",
			description = "SYSTEM, SCHEDULE or PROMISE (something that the company has promised and not done).")
	View report(Actor actor, @PathVariable String id, @RequestBody Reported reported) {
		Pause.Kind kind = reported.kind();
		if (kind == null) {
			throw new InvalidInput("kind", "is required: SYSTEM, SCHEDULE or PROMISE");
		}
		return View.of(this.pauses.report(actor, id, kind, Objects.requireNonNullElse(reported.reason(), "")));
	}

	@PostMapping("/{pause}/end")
	@Operation(summary = "The obstacle is gone: the case goes on, and what was due is due later by the time it stood")
	View gone(Actor actor, @PathVariable String id, @PathVariable long pause, @RequestBody Ended ended) {
		return View.of(this.pauses.gone(actor, id, pause, Objects.requireNonNullElse(ended.reason(), "")));
	}

	record Reported(Pause.@Nullable Kind kind, @Nullable String reason) {
	}

	record Ended(@Nullable String reason) {
	}

	record View(long pause, Pause.Kind kind, String about, String reason, String begunBy, Instant begunAt,
			@Nullable String endedBy, @Nullable Instant endedAt, @Nullable String endedBecause) {

		static View of(Pause pause) {
			Pause.End ended = pause.ended();
			return new View(pause.id(), pause.kind(), pause.about(), pause.reason(), pause.begunBy().value(),
					pause.begunAt(), (ended != null) ? ended.by().value() : null, (ended != null) ? ended.at() : null,
					(ended != null) ? ended.because() : null);
		}

	}

}
