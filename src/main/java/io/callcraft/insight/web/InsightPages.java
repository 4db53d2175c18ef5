package io.callcraft.insight.web;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.callcraft.escalation.EscalationStage;
import io.callcraft.insight.Cadence;
import io.callcraft.insight.CadenceReport;
import io.callcraft.insight.Concentration;
import io.callcraft.insight.Consistency;
import io.callcraft.insight.ConsistencyReport;
import io.callcraft.insight.Funnels;
import io.callcraft.insight.HandleTime;
import io.callcraft.insight.HandleTimes;
import io.callcraft.insight.Scorecard;
import io.callcraft.insight.Scorecards;
import io.callcraft.shared.Actor;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Role;
import io.callcraft.shared.TeamId;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Reports to read.
 */
@Controller
class InsightPages {

	private final Cadence cadence;

	private final Concentration concentration;

	private final Consistency consistency;

	private final Scorecards scorecards;

	private final Funnels funnels;

	private final HandleTimes handleTimes;

	InsightPages(Cadence cadence, Concentration concentration, Consistency consistency, Scorecards scorecards,
			Funnels funnels, HandleTimes handleTimes) {
		this.cadence = cadence;
		this.concentration = concentration;
		this.consistency = consistency;
		this.scorecards = scorecards;
		this.funnels = funnels;
		this.handleTimes = handleTimes;
	}

	@GetMapping("/insight")
	String reports(Actor actor, Model model) {
		actor.mustHaveOneOf(Role.SUPERVISOR, Role.COACH, Role.QUALITY, Role.HR, Role.OPERATIONS, Role.AUDITOR,
				Role.ADMIN);
		model.addAttribute("wholeCenter", answersForCenter(actor));
		return "insight";
	}

	@GetMapping("/insight/scorecard")
	String scorecard(Actor actor, @RequestParam(defaultValue = "") String team, Model model) {
		Scorecard scorecard = this.scorecards.of(actor, chosen(team));
		model.addAttribute("report", scorecard);
		model.addAttribute("scatter", Scatter.of(scorecard));
		return "scorecard";
	}

	@GetMapping("/insight/milestones")
	String milestones(Actor actor, @RequestParam(defaultValue = "") String team, Model model) {
		model.addAttribute("report", this.funnels.of(actor, chosen(team)));
		return "milestones";
	}

	@GetMapping("/insight/handle-time")
	String handleTime(Actor actor, @RequestParam(defaultValue = "") String team, Model model) {
		HandleTime report = this.handleTimes.of(actor, chosen(team));
		model.addAttribute("report", report);
		model.addAttribute("span",
				Span.of(Stream
					.concat(Stream.of(0.0),
							report.rows()
								.stream()
								.map(HandleTime.Row::longer)
								.filter(Objects::nonNull)
								.flatMap((longer) -> Stream.of(longer.lower95(), longer.upper95())))
					.toList()));
		return "handle-time";
	}

	private static @Nullable TeamId chosen(String team) {
		return team.isBlank() ? null : new TeamId(team);
	}

	private static boolean answersForCenter(Actor actor) {
		return actor.hasOneOf(Role.HR, Role.OPERATIONS, Role.AUDITOR, Role.ADMIN);
	}

	@GetMapping("/cadence")
	String cadence(Actor actor, PageRequest page,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
		CadenceReport report = this.cadence.report(actor, page);
		boolean more = htmx != null && page.after() != null;
		model.addAttribute("report", report);
		model.addAttribute("next", (report.queueNext() != null) ? "/cadence?after=" + report.queueNext() : null);
		model.addAttribute("concentration",
				(!more && answersForCenter(actor)) ? this.concentration.report(actor) : null);
		return more ? "cadence :: rows" : "cadence";
	}

	@GetMapping("/consistency")
	String consistency(Actor actor, @RequestParam(defaultValue = "HEART_TO_HEART") EscalationStage stage, Model model) {
		model.addAttribute("report", this.consistency.report(actor, stage));
		model.addAttribute("stages", List.of(EscalationStage.values()).subList(1, EscalationStage.values().length));
		model.addAttribute("dimensions", Arrays.asList(ConsistencyReport.Dimension.values()));
		return "consistency";
	}

}
