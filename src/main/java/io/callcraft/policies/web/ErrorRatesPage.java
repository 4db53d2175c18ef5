package io.callcraft.policies.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.callcraft.policies.PolicyErrorRates;
import io.callcraft.policies.PolicyRights;
import io.callcraft.program.ErrorRates;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Rate;
import io.callcraft.shared.Refusal;
import io.callcraft.shared.Words;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * How often the rules would be wrong about people: those that are live, and a draft
 * beside them.
 */
@Controller
class ErrorRatesPage {

	private final PolicyErrorRates errorRates;

	ErrorRatesPage(PolicyErrorRates errorRates) {
		this.errorRates = errorRates;
	}

	@GetMapping("/policies/error-rates")
	String live(Actor actor, @RequestParam(defaultValue = "200") int reps, Model model) {
		return page(actor, null, reps, model);
	}

	@GetMapping("/policies/drafts/{draft}/error-rates")
	String draft(Actor actor, @PathVariable long draft, @RequestParam(defaultValue = "200") int reps, Model model) {
		return page(actor, draft, reps, model);
	}

	/** Takes some seconds: fetched once the page stands. */
	@GetMapping("/policies/error-rates/figures")
	String figures(Actor actor, @RequestParam(required = false) @Nullable Long draft,
			@RequestParam(defaultValue = "200") int reps, Model model) {
		PolicyRights.requireReader(actor);
		try {
			ErrorRates live = this.errorRates.live(reps);
			ErrorRates drafted = (draft != null) ? this.errorRates.draft(draft, reps) : null;
			model.addAttribute("lines", lines(live, drafted));
			model.addAttribute("compared", drafted != null);
		}
		catch (Refusal ex) {
			model.addAttribute("refused", ex.getMessage());
		}
		return "error-rates :: figures";
	}

	private static String page(Actor actor, @Nullable Long draft, int reps, Model model) {
		PolicyRights.requireReader(actor);
		model.addAttribute("draft", draft);
		model.addAttribute("reps", reps);
		return "error-rates";
	}

	private static List<Line> lines(ErrorRates live, @Nullable ErrorRates draft) {
		List<Line> lines = new ArrayList<>();
		lines.add(new Line("Reach every target, and enter all the same",
				"within " + ErrorRates.BLAMELESS_CALLS + " counted calls", "at most 1 %",
				figure(live.blameless(), live.isFair()),
				(draft != null) ? figure(draft.blameless(), draft.isFair()) : null));
		for (int i = 0; i < live.weak().size(); i++) {
			ErrorRates.Weak at = live.weak().get(i);
			ErrorRates.Weak drafted = (draft != null) ? draft.weak().get(i) : null;
			lines.add(new Line(Words.caption(at.milestone().phrase()) + ": weak, and found", truth(at, drafted),
					"at least 80 %", figure(at.found(), at.isEnough()),
					(drafted != null) ? figure(drafted.found(), drafted.isEnough()) : null));
		}
		return lines;
	}

	private static String truth(ErrorRates.Weak live, ErrorRates.@Nullable Weak draft) {
		String truth = percent(live);
		return "at " + ((draft != null && !percent(draft).equals(truth)) ? truth + " (draft: " + percent(draft) + ")"
				: truth) + ", within " + ErrorRates.WEAK_CALLS + " counted calls";
	}

	private static String percent(ErrorRates.Weak weak) {
		return String.format(Locale.ROOT, "%.0f %% instead of %.0f %%", weak.actual() * 100, weak.target() * 100);
	}

	private static Figure figure(Rate rate, boolean holds) {
		return new Figure(String.format(Locale.ROOT, "%.1f %%", rate.getValue() * 100),
				String.format(Locale.ROOT, "%d of %d; %.1f to %.1f %%", rate.met(), rate.observed(),
						rate.getLower95() * 100, rate.getUpper95() * 100),
				holds);
	}

	/**
	 * One sort of reps.
	 */
	record Line(String who, String within, String bar, Figure live, @Nullable Figure draft) {
	}

	/**
	 * A share with its interval, and whether it keeps to the bar.
	 */
	record Figure(String share, String basis, boolean holds) {
	}

}
