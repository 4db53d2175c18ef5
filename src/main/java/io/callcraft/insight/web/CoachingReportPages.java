package io.callcraft.insight.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.callcraft.insight.CoachEffect;
import io.callcraft.insight.CoachEffects;
import io.callcraft.insight.Estimate;
import io.callcraft.insight.ManagersGapDetector;
import io.callcraft.shared.Actor;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Reports on coaching, to read.
 */
@Controller
@RequestMapping("/insight")
class CoachingReportPages {

	private static final double AXIS = 100;

	private final CoachEffects effects;

	private final ManagersGapDetector gaps;

	CoachingReportPages(CoachEffects effects, ManagersGapDetector gaps) {
		this.effects = effects;
		this.gaps = gaps;
	}

	@GetMapping("/coaching")
	String coaching(Actor actor, Model model) {
		CoachEffect report = this.effects.report(actor);
		List<Double> values = new ArrayList<>(List.of(0.0, 1.0));
		report.groups().forEach((group) -> {
			Estimate relative = group.relative();
			if (relative != null) {
				values.add(relative.lower95());
				values.add(relative.upper95());
			}
		});
		Span span = Span.of(values);
		Map<CoachEffect.Kind, List<Double>> marks = new EnumMap<>(CoachEffect.Kind.class);
		report.groups().forEach((group) -> {
			List<Double> of = new ArrayList<>(List.of(span.at(0, AXIS)));
			Double claimed = group.claimed();
			if (claimed != null) {
				of.add(span.at(claimed, AXIS));
			}
			marks.put(group.kind(), of);
		});
		model.addAttribute("report", report);
		model.addAttribute("span", span);
		model.addAttribute("marks", marks);
		return "coach-effect";
	}

	@GetMapping("/managers")
	String managers(Actor actor, Model model) {
		model.addAttribute("report", this.gaps.report(actor));
		return "managers";
	}

}
