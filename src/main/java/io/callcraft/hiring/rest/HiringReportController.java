package io.callcraft.hiring.rest;

import java.util.Objects;

import io.callcraft.hiring.HiringReport;
import io.callcraft.hiring.HiringReports;
import io.callcraft.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * How fair, agreed and valid hiring is.
 */
@RestController
@Tag(name = "Hiring")
class HiringReportController {

	private final HiringReports reports;

	HiringReportController(HiringReports reports) {
		this.reports = reports;
	}

	@GetMapping("/api/hiring/report")
	@Operation(summary = "Offers by declared group, agreement of interviewers, fit against the first 90 days")
	HiringReport report(Actor actor) {
		return this.reports.report(actor);
	}

	@PutMapping("/api/hiring/candidates/{candidate}/groups/{dimension}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "What a candidate says about themselves, if they like to; empty takes it back",
			description = "Counted in the report, shown nowhere, read by no rule.")
	void declare(Actor actor, @PathVariable String candidate, @PathVariable HiringReports.Dimension dimension,
			@RequestBody Declared body) {
		this.reports.declare(actor, candidate, dimension, Objects.requireNonNullElse(body.declared(), ""));
	}

	record Declared(@Nullable String declared) {
	}

}
