package io.callcraft.insight.web;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.callcraft.insight.DivergenceReport;
import io.callcraft.insight.Divergences;
import io.callcraft.insight.Estimate;
import io.callcraft.insight.ProgramHealths;
import io.callcraft.shared.Actor;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Reports on how a center assesses, and whether its program does it good, to read.
 */
@Controller
@RequestMapping("/insight")
class CenterReportPages {

	private final Divergences divergences;

	private final ProgramHealths health;

	CenterReportPages(Divergences divergences, ProgramHealths health) {
		this.divergences = divergences;
		this.health = health;
	}

	@GetMapping("/divergence")
	String divergence(Actor actor, Model model) {
		DivergenceReport report = this.divergences.report(actor);
		model.addAttribute("report", report);
		model.addAttribute("correlations",
				span(report.evaluators().stream().map(DivergenceReport.OfEvaluator::correlation).toList(),
						report.everybody()));
		model.addAttribute("differences",
				span(report.items().stream().map(DivergenceReport.OfItem::more).toList(), null));
		return "divergence";
	}

	@GetMapping("/program")
	String program(Actor actor, Model model) {
		model.addAttribute("report", this.health.report(actor));
		return "program-health";
	}

	/** As far as intervals go, zero included. */
	private static Span span(List<@Nullable Estimate> estimates, @Nullable Estimate more) {
		return Span.of(
				Stream
					.concat(Stream.of(0.0),
							Stream.concat(estimates.stream(), Stream.ofNullable(more))
								.filter(Objects::nonNull)
								.flatMap((each) -> Stream.of(each.lower95(), each.upper95())))
					.toList());
	}

}
