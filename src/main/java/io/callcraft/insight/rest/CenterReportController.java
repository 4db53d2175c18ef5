package io.callcraft.insight.rest;

import java.util.EnumMap;
import java.util.Map;

import io.callcraft.insight.DivergenceReport;
import io.callcraft.insight.Divergences;
import io.callcraft.insight.ProgramHealth;
import io.callcraft.insight.ProgramHealths;
import io.callcraft.insight.Pulse;
import io.callcraft.insight.PulseMonth.Statement;
import io.callcraft.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reports on how a center assesses, and whether its program does it good.
 */
@RestController
@Tag(name = "Insight")
class CenterReportController {

	private final Divergences divergences;

	private final ProgramHealths health;

	private final Pulse pulse;

	CenterReportController(Divergences divergences, ProgramHealths health, Pulse pulse) {
		this.divergences = divergences;
		this.health = health;
		this.pulse = pulse;
	}

	@GetMapping("/api/insight/divergence")
	@Operation(summary = "Where checklist and outcomes part: reps, evaluators, items of the form",
			description = "This month and the three before. Reps whom you may see; evaluators and items for quality, HR, "
					+ "operations and auditors. Correlations with Fisher's 95 % interval, differences with Student's.")
	DivergenceReport divergence(Actor actor) {
		return this.divergences.report(actor);
	}

	@GetMapping("/api/insight/program")
	@Operation(summary = "Sales, complaints, leavers and the pulse, before and after the program began",
			description = "Six whole months on either side at most. The lift is that of the same reps, with Student's 95 % "
					+ "interval; counts have Garwood's. For HR, operations and auditors.")
	ProgramHealth program(Actor actor) {
		return this.health.report(actor);
	}

	@PostMapping("/api/pulse")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "How it is to work here, once a month: every statement from 1 (not at all) to 5 (fully)",
			description = "For reps. Answers are counted and not kept: nobody can tell whose they are.")
	void answer(Actor actor, @RequestBody Scores scores) {
		Map<Statement, Integer> given = new EnumMap<>(Statement.class);
		given.put(Statement.EXPECTED, scores.expected());
		given.put(Statement.HELPED, scores.helped());
		given.put(Statement.STAY, scores.stay());
		this.pulse.answer(actor, given);
	}

	/** The three answers; 0 where one is missing. */
	record Scores(int expected, int helped, int stay) {
	}

}
