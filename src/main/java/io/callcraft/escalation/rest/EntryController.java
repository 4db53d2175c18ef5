package io.callcraft.escalation.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import io.callcraft.escalation.CircuitBreaker;
import io.callcraft.escalation.EntryStop;
import io.callcraft.shared.Actor;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.RepId;
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
 * Whether people may enter the program, and what tells that they should not.
 */
@RestController
@Tag(name = "Entries")
class EntryController {

	private final CircuitBreaker breaker;

	EntryController(CircuitBreaker breaker) {
		this.breaker = breaker;
	}

	@GetMapping("/api/entries")
	@Operation(summary = "Whether new entries are stopped, earlier stops, and what the rules look at now")
	View entries(Actor actor) {
		List<EntryStop> stops = this.breaker.stops(actor);
		return new View(this.breaker.isStopped(), stops, this.breaker.facts(actor));
	}

	@PostMapping("/api/entries/resume")
	@Operation(summary = "Operations or HR have looked at it: people may enter again")
	EntryStop resume(Actor actor, @RequestBody Reason reason) {
		return this.breaker.end(actor, Objects.requireNonNullElse(reason.reason(), ""));
	}

	@PostMapping("/api/complaints")
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "A customer complained; too many of them in a week stop new entries")
	void complain(Actor actor, @RequestBody Complaint complaint) {
		LocalDate on = complaint.receivedOn();
		if (on == null) {
			throw new InvalidInput("receivedOn", "is required");
		}
		this.breaker.complaint(actor, on, (complaint.rep() != null) ? new RepId(complaint.rep()) : null,
				Objects.requireNonNullElse(complaint.about(), ""));
	}

	record Reason(@Nullable String reason) {
	}

	record Complaint(@Nullable LocalDate receivedOn, @Nullable String rep, @Nullable String about) {
	}

	record View(boolean stopped, List<EntryStop> stops, List<Object> looksAt) {
	}

}
