package io.callcraft.insight.rest;

import io.callcraft.insight.CoachEffect;
import io.callcraft.insight.CoachEffects;
import io.callcraft.insight.ManagersGapDetector;
import io.callcraft.insight.ManagersGaps;
import io.callcraft.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reports on coaching: what it adds, and where there is none.
 */
@RestController
@RequestMapping("/api/insight")
@Tag(name = "Insight")
class CoachingReportController {

	private final CoachEffects effects;

	private final ManagersGapDetector gaps;

	CoachingReportController(CoachEffects effects, ManagersGapDetector gaps) {
		this.effects = effects;
		this.gaps = gaps;
	}

	@GetMapping("/coaching")
	@Operation(summary = "What became of milestones after training alone, and after training with coaching",
			description = "Guarded against regression to the mean and against what rose for everybody; 95 % intervals by "
					+ "the jackknife over reps. 'claimed' is what the sources say, unchecked.")
	CoachEffect coaching(Actor actor) {
		return this.effects.report(actor);
	}

	@GetMapping("/managers")
	@Operation(
			summary = "The same miss in two months with no coaching between, supervisors never on the floor, and those "
					+ "whose reps hear too seldom how they do",
			description = "Of the teams that you lead, or whose supervisor you lead; all for HR, operations and auditors.")
	ManagersGaps managers(Actor actor) {
		return this.gaps.report(actor);
	}

}
