package io.callcraft.insight.web;

import java.util.Arrays;
import java.util.List;

import io.callcraft.escalation.EscalationStage;
import io.callcraft.insight.Cadence;
import io.callcraft.insight.Concentration;
import io.callcraft.insight.Consistency;
import io.callcraft.insight.ConsistencyReport;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Role;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Reports on cases, to read.
 */
@Controller
class InsightPages {

	private final Cadence cadence;

	private final Concentration concentration;

	private final Consistency consistency;

	InsightPages(Cadence cadence, Concentration concentration, Consistency consistency) {
		this.cadence = cadence;
		this.concentration = concentration;
		this.consistency = consistency;
	}

	@GetMapping("/cadence")
	String cadence(Actor actor, Model model) {
		boolean wholeCenter = actor.hasOneOf(Role.HR, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN);
		model.addAttribute("report", this.cadence.report(actor));
		model.addAttribute("concentration", wholeCenter ? this.concentration.report(actor) : null);
		return "cadence";
	}

	@GetMapping("/consistency")
	String consistency(Actor actor, @RequestParam(defaultValue = "HEART_TO_HEART") EscalationStage stage, Model model) {
		model.addAttribute("report", this.consistency.report(actor, stage));
		model.addAttribute("stages", List.of(EscalationStage.values()).subList(1, EscalationStage.values().length));
		model.addAttribute("dimensions", Arrays.asList(ConsistencyReport.Dimension.values()));
		return "consistency";
	}

}
