package io.callcraft.program.rest;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.callcraft.people.People;
import io.callcraft.program.Outlook;
import io.callcraft.program.Outlooks;
import io.callcraft.program.RepProgress;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.standing.MilestoneStanding;
import io.callcraft.standing.SkillStanding;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Standing")
class StandingController {

	private final Outlooks outlooks;

	private final People people;

	StandingController(Outlooks outlooks, People people) {
		this.outlooks = outlooks;
		this.people = people;
	}

	@GetMapping("/api/reps/{rep}/standing")
	@Operation(summary = "Where a rep stands: each milestone with its interval, and the second score beside it")
	Standing standing(Actor actor, @PathVariable String rep) {
		return Standing.of(this.outlooks.progress(this.people.visible(actor, new RepId(rep)).id()));
	}

	@GetMapping("/api/reps/{rep}/outlook")
	@Operation(summary = "What keeps a rep off the program, found by trying calls through the live rules")
	OutlookView outlook(Actor actor, @PathVariable String rep) {
		return OutlookView.of(this.outlooks.outlook(this.people.visible(actor, new RepId(rep)).id()));
	}

	record Standing(String rep, Window window, Map<String, MilestoneView> milestones, SalesView sales,
			ScienceView science, Map<String, RateView> skills) {

		static Standing of(RepProgress progress) {
			Map<String, MilestoneView> milestones = new LinkedHashMap<>();
			for (MilestoneStanding at : progress.milestones()) {
				milestones.put(at.milestone().key(), MilestoneView.of(at));
			}
			Map<String, RateView> skills = new LinkedHashMap<>();
			for (SkillStanding skill : progress.skills()) {
				skills.put(skill.skill(), RateView.of(skill.use()));
			}
			io.callcraft.standing.Science science = progress.science();
			return new Standing(progress.rep().value(), new Window(progress.from(), progress.to(), science.calls()),
					milestones, SalesView.of(science.sales()),
					new ScienceView(science.handleSeconds(), science.holdSeconds(), science.afterCallSeconds(),
							RateView.of(science.transferred()), RateView.of(science.nameUsed())),
					skills);
		}

	}

	record Window(Instant from, Instant to, int calls) {
	}

	record MilestoneView(int met, int observed, double value, double lower95, double upper95, double target,
			double limit, double evidence, int counted) {

		static MilestoneView of(MilestoneStanding at) {
			Rate rate = at.rate();
			return new MilestoneView(rate.met(), rate.observed(), rate.getValue(), rate.getLower95(), rate.getUpper95(),
					at.target(), at.limit(), at.evidence(), at.counted());
		}

	}

	record SalesView(int sold, int calls, double value, double lower95, double upper95) {

		static SalesView of(Rate rate) {
			return new SalesView(rate.met(), rate.observed(), rate.getValue(), rate.getLower95(), rate.getUpper95());
		}

	}

	record RateView(int met, int observed, double value, double lower95, double upper95) {

		static RateView of(Rate rate) {
			return new RateView(rate.met(), rate.observed(), rate.getValue(), rate.getLower95(), rate.getUpper95());
		}

	}

	record ScienceView(@Nullable Double handleSeconds, @Nullable Double holdSeconds, @Nullable Double afterCallSeconds,
			RateView transferred, RateView nameUsed) {
	}

	record OutlookView(String rep, java.util.List<LimitView> limits) {

		static OutlookView of(Outlook outlook) {
			return new OutlookView(outlook.rep().value(), outlook.limits().stream().map(LimitView::of).toList());
		}

	}

	record LimitView(String milestone, double value, int observed, double limit, @Nullable Double distance,
			Outlook.@Nullable ClearsWith clearsWith, @Nullable Integer entersAfterMissed, @Nullable String clears,
			@Nullable String said) {

		static LimitView of(Outlook.Limit limit) {
			return new LimitView(limit.milestone().key(), limit.value(), limit.observed(), limit.limit(),
					limit.distance(), limit.clearsWith(), limit.entersAfterMissed(), limit.clears(), limit.said());
		}

	}

}
