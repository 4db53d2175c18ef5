package io.callcraft.insight.rest;

import io.callcraft.insight.Funnel;
import io.callcraft.insight.Funnels;
import io.callcraft.insight.HandleTime;
import io.callcraft.insight.HandleTimes;
import io.callcraft.insight.Scorecard;
import io.callcraft.insight.Scorecards;
import io.callcraft.shared.Actor;
import io.callcraft.shared.TeamId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reports on calls: art and science, how far customers come, how long it takes.
 */
@RestController
@RequestMapping("/api/insight")
@Tag(name = "Insight")
class CallReportController {

	private final Scorecards scorecards;

	private final Funnels funnels;

	private final HandleTimes handleTimes;

	CallReportController(Scorecards scorecards, Funnels funnels, HandleTimes handleTimes) {
		this.scorecards = scorecards;
		this.funnels = funnels;
		this.handleTimes = handleTimes;
	}

	@GetMapping("/scorecard")
	@Operation(summary = "Art and science of a team's reps over 90 days, side by side",
			description = "Without a team, of the first that you may see. The interval of the milestones counts calls, not "
					+ "milestones (Korn and Graubard); a quadrant is told only where both intervals are clear of the center.")
	Scorecard scorecard(Actor actor, @RequestParam(required = false) @Nullable String team) {
		return this.scorecards.of(actor, chosen(team));
	}

	@GetMapping("/milestones")
	@Operation(summary = "How far customers come through a call, by team, or by rep of a team",
			description = "Wilson's 95 % intervals. Teams: this month and the three before; reps: 90 days.")
	Funnel milestones(Actor actor, @RequestParam(required = false) @Nullable String team) {
		return this.funnels.of(actor, chosen(team));
	}

	@GetMapping("/handle-time")
	@Operation(summary = "How long calls take with and without each milestone",
			description = "The difference is within reps: everybody is compared with themself alone. This month and the "
					+ "three before, of a team or of all reps that you may see.")
	HandleTime handleTime(Actor actor, @RequestParam(required = false) @Nullable String team) {
		return this.handleTimes.of(actor, chosen(team));
	}

	private static @Nullable TeamId chosen(@Nullable String team) {
		return (team != null) ? new TeamId(team) : null;
	}

}
