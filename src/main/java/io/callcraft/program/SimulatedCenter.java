package io.callcraft.program;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import io.callcraft.calls.Call;
import io.callcraft.decisions.Release;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.standing.RepState;
import io.callcraft.standing.Targets;

/**
 * A center of made-up reps whose true rates are known, led through the core that follows
 * real calls, to see how often the rules of a release are wrong about them.
 * <p>
 * Calls are independent of each other. Where the customer does not let the rep lead,
 * nothing later is reached. The reps are past every grace and were warned long ago. The
 * same release gives the same figures.
 */
public final class SimulatedCenter {

	private static final Instant FIRST_CALL = Instant.parse("2026-01-05T09:00:00Z");

	/** About two assessed calls a day; 150 of the 200 in a quarter may count. */
	private static final Duration BETWEEN_CALLS = Duration.ofHours(11);

	private static final LocalDate LONG_AGO = LocalDate.parse("2020-01-06");

	private static final Profile PROFILE = new Profile(new RepId("simulated"), LONG_AGO, LONG_AGO, LONG_AGO);

	/** So many reps who do the job, and so many at each weakness, take about a second. */
	private static final int GLANCED_BLAMELESS = 50;

	private static final int GLANCED_WEAK = 12;

	private final ProgramCore core;

	private final int blameless;

	private final int weak;

	private SimulatedCenter(Release release, int blameless, int weak) {
		this.core = new ProgramCore(release);
		this.blameless = blameless;
		this.weak = weak;
	}

	/**
	 * Tries a release.
	 * @param reps how many reps of each sort: the more, the narrower the intervals
	 */
	public static ErrorRates errorRates(Release release, int reps) {
		return new SimulatedCenter(release, reps, reps).errorRates();
	}

	/** Tries a release on so few reps that somebody can wait for it. */
	public static ErrorRates glance(Release release) {
		return new SimulatedCenter(release, GLANCED_BLAMELESS, GLANCED_WEAK).errorRates();
	}

	private ErrorRates errorRates() {
		Map<Milestone, Double> atTarget = new EnumMap<>(Milestone.class);
		this.core.targets().of().forEach((milestone, expected) -> atTarget.put(milestone, expected.target()));
		Rate entered = entered(this.blameless, atTarget, Milestone.LEAD, ErrorRates.BLAMELESS_CALLS, 0);
		List<ErrorRates.Weak> found = new ArrayList<>();
		this.core.targets().of().forEach((milestone, expected) -> found.add(weak(milestone, expected, atTarget)));
		return new ErrorRates(entered, found);
	}

	private ErrorRates.Weak weak(Milestone milestone, Targets.Expectation expected, Map<Milestone, Double> atTarget) {
		Map<Milestone, Double> rates = new EnumMap<>(atTarget);
		rates.put(milestone, expected.alternative());
		return new ErrorRates.Weak(milestone, expected.target(), expected.alternative(),
				entered(this.weak, rates, milestone, ErrorRates.WEAK_CALLS, 1 + milestone.ordinal()));
	}

	/** How many reps with these rates enter before a milestone has counted so often. */
	private Rate entered(int reps, Map<Milestone, Double> rates, Milestone counting, int calls, int sort) {
		int entered = 0;
		for (int rep = 0; rep < reps; rep++) {
			// each rep's luck is their own, whatever happens to the others
			SplittableRandom luck = new SplittableRandom(1_000_003L * sort + rep);
			entered += enters(rates, counting, calls, luck) ? 1 : 0;
		}
		return new Rate(entered, reps);
	}

	private boolean enters(Map<Milestone, Double> rates, Milestone counting, int calls, SplittableRandom luck) {
		RepState state = new RepState();
		int counted = 0;
		// a draft may count fewer calls than there are: it is not waited for ever
		for (int i = 0; counted < calls && i < 4 * calls; i++) {
			Call call = call(i, rates, luck);
			if (this.core.enters(PROFILE, state, call)) {
				return true;
			}
			counted = state.milestones(this.core.targets(), call.startedAt()).get(counting.ordinal()).counted();
		}
		return false;
	}

	private static Call call(int index, Map<Milestone, Double> rates, SplittableRandom luck) {
		Map<Milestone, Outcome> outcomes = new EnumMap<>(Milestone.class);
		for (Map.Entry<Milestone, Double> rate : rates.entrySet()) {
			boolean met = luck.nextDouble() < rate.getValue();
			outcomes.put(rate.getKey(), met ? Outcome.MET : Outcome.MISSED);
			if (rate.getKey() == Milestone.LEAD && !met) {
				break;
			}
		}
		return new Call(new Call.Key("simulated", "call-" + index), PROFILE.rep(), null,
				FIRST_CALL.plus(BETWEEN_CALLS.multipliedBy(index)), 300, outcomes, Map.of(), false, Map.of(),
				Call.Science.NONE, Set.of(), Call.Sampling.CENSUS, null, null);
	}

}
