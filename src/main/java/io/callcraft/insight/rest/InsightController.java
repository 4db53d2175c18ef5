package io.callcraft.insight.rest;

import io.callcraft.escalation.EscalationStage;
import io.callcraft.insight.Cadence;
import io.callcraft.insight.CadenceReport;
import io.callcraft.insight.Concentration;
import io.callcraft.insight.ConcentrationReport;
import io.callcraft.insight.Consistency;
import io.callcraft.insight.ConsistencyReport;
import io.callcraft.shared.Actor;
import io.callcraft.shared.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reports on cases: how quickly, on how many people, and whether alike.
 */
@RestController
@RequestMapping("/api/insight")
@Tag(name = "Insight")
class InsightController {

	private final Cadence cadence;

	private final Concentration concentration;

	private final Consistency consistency;

	InsightController(Cadence cadence, Concentration concentration, Consistency consistency) {
		this.cadence = cadence;
		this.concentration = concentration;
		this.consistency = consistency;
	}

	@GetMapping("/cadence")
	@Operation(summary = "Whether cases move: first action, standing still, load, where they end, who waits outside",
			description = "About the reps whom you may see. Working days are those of each rep's team. limit and after "
					+ "page those who wait outside the program, the queue.")
	CadenceReport cadence(Actor actor, PageRequest page) {
		return this.cadence.report(actor, page);
	}

	@GetMapping("/concentration")
	@Operation(summary = "Whether cases are a few people's or a manager's gap",
			description = "Cases of the last year by supervisor against what as many reps have in the whole center, with "
					+ "Garwood's exact 95 % interval. For HR, operations and auditors.")
	ConcentrationReport concentration(Actor actor) {
		return this.concentration.report(actor);
	}

	@GetMapping("/consistency")
	@Operation(summary = "Whether the same facts led to the same stage",
			description = "Ended cases of two years about the same milestone, with as many objectives met and missed, are "
					+ "equals. By supervisor, team, tenure, shift and site: the difference of Mantel and Haenszel, with "
					+ "Klingenberg's 95 % interval, and the cases that stick out. For HR, operations and auditors.")
	ConsistencyReport consistency(Actor actor, @RequestParam(defaultValue = "HEART_TO_HEART") EscalationStage stage) {
		return this.consistency.report(actor, stage);
	}

}
