package io.callcraft.policies.rest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.callcraft.policies.PolicyErrorRates;
import io.callcraft.policies.PolicyRights;
import io.callcraft.program.ErrorRates;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Rate;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * How often rules would be wrong about people.
 */
@RestController
@Tag(name = "Policy error rates")
class ErrorRatesController {

	private static final String HOW = "Simulated reps with known rates are led through the rules, call by call: how many "
			+ "who reach every target would enter within 500 counted calls, how many who are weak at one milestone are "
			+ "found within 170. Some seconds for 200 reps of each sort; the same rules give the same figures.";

	private static final String GLANCE = "Tried on few simulated reps, in about a second, and nothing is kept: 'thresholds' "
			+ "names figures and their values. The same reps go through what is live.";

	private final PolicyErrorRates errorRates;

	ErrorRatesController(PolicyErrorRates errorRates) {
		this.errorRates = errorRates;
	}

	@GetMapping("/api/drafts/{draft}/error-rates")
	@Operation(summary = "How often a draft's rules would be wrong about whom they enter", description = HOW)
	View draft(Actor actor, @PathVariable long draft, @RequestParam(defaultValue = "200") int reps) {
		PolicyRights.requireReader(actor);
		return View.of(this.errorRates.draft(draft, reps));
	}

	@GetMapping("/api/releases/live/error-rates")
	@Operation(summary = "How often the live rules are wrong about whom they enter", description = HOW)
	View live(Actor actor, @RequestParam(defaultValue = "200") int reps) {
		PolicyRights.requireReader(actor);
		return View.of(this.errorRates.live(reps));
	}

	@PostMapping("/api/drafts/{draft}/error-rates")
	@Operation(summary = "What other figures would change about a draft's error rates", description = GLANCE)
	Glance draft(Actor actor, @PathVariable long draft, @RequestBody Figures figures) {
		PolicyRights.requireWriter(actor);
		return Glance.of(this.errorRates.glance(draft, figures.values()));
	}

	@PostMapping("/api/releases/live/error-rates")
	@Operation(summary = "What other figures would change about the live error rates", description = GLANCE)
	Glance live(Actor actor, @RequestBody Figures figures) {
		PolicyRights.requireWriter(actor);
		return Glance.of(this.errorRates.glance(null, figures.values()));
	}

	/**
	 * Figures to try.
	 *
	 * @param thresholds name of a threshold to its value; the others stay
	 */
	record Figures(@Nullable Map<String, @Nullable Double> thresholds) {

		Map<String, String> values() {
			Map<String, String> values = new TreeMap<>();
			if (this.thresholds != null) {
				this.thresholds.forEach((name, value) -> values.put(name, String.valueOf(value)));
			}
			return values;
		}

	}

	/**
	 * The same few reps under what is live and under the figures.
	 */
	record Glance(View live, View tried) {

		static Glance of(PolicyErrorRates.Glance glance) {
			return new Glance(View.of(glance.live()), View.of(glance.tried()));
		}

	}

	record View(Group blameless, List<Group> weak) {

		static View of(ErrorRates rates) {
			return new View(
					Group.of("", rates.blameless(), ErrorRates.BLAMELESS_CALLS, ErrorRates.MOST_ENTERED,
							rates.isFair()),
					rates.weak()
						.stream()
						.map((weak) -> Group.of(weak.milestone().key(), weak.found(), ErrorRates.WEAK_CALLS,
								ErrorRates.LEAST_FOUND, weak.isEnough()))
						.toList());
		}

	}

	/**
	 * Simulated reps of one sort.
	 *
	 * @param milestone the one at which they are weak; empty for those at every target
	 * @param calls within how many counted calls
	 * @param bar at most so many of the blameless, at least so many of the weak
	 */
	record Group(String milestone, int reps, int entered, double value, double lower95, double upper95, int calls,
			double bar, boolean holds) {

		static Group of(String milestone, Rate rate, int calls, double bar, boolean holds) {
			return new Group(milestone, rate.observed(), rate.met(), rate.getValue(), rate.getLower95(),
					rate.getUpper95(), calls, bar, holds);
		}

	}

}
