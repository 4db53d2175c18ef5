package io.callcraft.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import io.callcraft.calls.Call;
import io.callcraft.calls.Call.Behaviour;
import io.callcraft.calls.Call.Sampling;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Makes up ninety days of calls for a rep. Everything is drawn from a generator seeded
 * with {@link #SEED}, the rep, the working day counted back from the end, and the call of
 * the day: the same center comes out whenever and wherever it is set up.
 */
final class CallGenerator {

	/** What every draw starts from; shown on the pages and in the README. */
	static final long SEED = 20_260_105;

	/** The system that the made-up calls come from. */
	static final String SOURCE = "demo";

	private static final int OPENING_SECOND = LocalTime.of(8, 0).toSecondOfDay();

	private static final int OPEN_SECONDS = 8 * 3600 + 1800;

	/** How many calls somebody takes who takes few. */
	private static final int OCCASIONAL = 22;

	/** Of them, those on which the customer commits: 4 of 22. */
	private static final Set<Integer> OCCASIONAL_COMMITMENTS = Set.of(3, 9, 14, 20);

	private static final List<String> CALL_TYPES = List.of("billing", "delivery", "service", "contract");

	private final Instant end;

	private final List<LocalDate> days;

	/**
	 * Prepares the calls up to an instant.
	 * @param end no call starts at or after this
	 */
	CallGenerator(Instant end) {
		this.end = end;
		this.days = WorkingDays.upTo(end);
	}

	/** A rep's calls, oldest first. */
	List<Call> calls(CastMember member) {
		Map<Milestone, Double> usual = usualChances(member);
		List<Call> calls = new ArrayList<>();
		LocalDate hiredOn = member.rep(LocalDate.ofInstant(this.end, ZoneOffset.UTC)).hiredOn();
		for (int daysAgo = this.days.size() - 1; daysAgo >= 0; daysAgo--) {
			int ofTheDay = this.days.get(daysAgo).isBefore(hiredOn) ? 0 : callsOn(member, daysAgo);
			for (int i = 0; i < ofTheDay; i++) {
				Call call = call(member, usual, daysAgo, i, ofTheDay);
				if (call.startedAt().isBefore(this.end)) {
					calls.add(call);
				}
			}
		}
		return calls;
	}

	private static int callsOn(CastMember member, int daysAgo) {
		if (member.pattern().occasional()) {
			return (daysAgo % 2 == 1 && daysAgo / 2 < OCCASIONAL) ? 1 : 0;
		}
		if (member.pattern().volume() == CallPattern.Volume.PART_OF_THE_DAY) {
			return 2;
		}
		return 5 + random(member, daysAgo, -1).nextInt(3);
	}

	private Call call(CastMember member, Map<Milestone, Double> usual, int daysAgo, int index, int ofTheDay) {
		SplittableRandom random = random(member, daysAgo, index);
		LocalDate day = this.days.get(daysAgo);
		int slot = OPEN_SECONDS / ofTheDay;
		Instant startedAt = day.atStartOfDay(ZoneOffset.UTC)
			.plusSeconds(OPENING_SECOND + (long) slot * index + random.nextInt(slot * 4 / 5))
			.toInstant();
		boolean pushed = random.nextDouble() < member.pattern().pushy();
		Map<Milestone, Outcome> outcomes = pushed ? pushed(random) : outcomes(member, usual, daysAgo, random);
		if (member.pattern().occasional()) {
			outcomes.put(Milestone.LEAD, Outcome.MET);
			outcomes.put(Milestone.COMMITMENT,
					OCCASIONAL_COMMITMENTS.contains(daysAgo / 2) ? Outcome.MET : Outcome.MISSED);
		}
		Map<Milestone, String> reasons = reasons(outcomes);
		boolean sale = pushed || (outcomes.get(Milestone.COMMITMENT) == Outcome.MET && random.nextDouble() < 0.85);
		Sampling sampling = sampling(random);
		String callId = "%s-%s-%d".formatted(member.id(), day.toString().replace("-", ""), index + 1);
		return new Call(new Call.Key(SOURCE, callId), member.id(), null, startedAt, handleSeconds(outcomes, random),
				outcomes, reasons, sale, skills(member, outcomes, random), science(member, random),
				behaviours(member, random), sampling, assessor(member, sampling),
				CALL_TYPES.get(random.nextInt(CALL_TYPES.size())));
	}

	private static Map<Milestone, Outcome> outcomes(CastMember member, Map<Milestone, Double> usual, int daysAgo,
			SplittableRandom random) {
		Map<Milestone, Outcome> outcomes = new EnumMap<>(Milestone.class);
		double recommendation = 0;
		for (Milestone milestone : Milestone.values()) {
			double chance = member.pattern().chance(milestone, daysAgo, usual.getOrDefault(milestone, 0.0));
			if (milestone == Milestone.RECOMMENDATION) {
				recommendation = chance;
			}
			if (milestone == Milestone.COMMITMENT) {
				chance = commitment(chance, recommendation, outcomes.get(Milestone.RECOMMENDATION) == Outcome.MET);
			}
			boolean met = random.nextDouble() < chance;
			boolean applies = milestone == Milestone.LEAD
					|| (outcomes.get(Milestone.LEAD) == Outcome.MET && random.nextDouble() >= notApplicable(milestone)
							&& !follows(milestone, recommendation, outcomes.get(Milestone.RECOMMENDATION)));
			outcomes.put(milestone, !applies ? Outcome.NOT_APPLICABLE : met ? Outcome.MET : Outcome.MISSED);
		}
		return outcomes;
	}

	/** How often a milestone does not come up on a call that got that far. */
	private static double notApplicable(Milestone milestone) {
		return switch (milestone) {
			case UNSTATED_NEEDS -> 0.06;
			case CONCERNS -> 0.12;
			default -> 0;
		};
	}

	/** Where a rep hardly ever recommends anything, nothing can follow from it. */
	private static boolean follows(Milestone milestone, double recommendation, @Nullable Outcome recommended) {
		return recommendation < 0.3 && recommended == Outcome.MISSED
				&& (milestone == Milestone.CONCERNS || milestone == Milestone.COMMITMENT);
	}

	/**
	 * Who embraces the recommendation commits more often; on the whole the chance holds.
	 */
	private static double commitment(double chance, double recommendation, boolean embraced) {
		double after = Math.min(0.95, 1.6 * chance);
		double otherwise = Math.max(0, (chance - recommendation * after) / (1 - recommendation));
		return embraced ? after : otherwise;
	}

	/** A call on which the rep sells although no need came up. */
	private static Map<Milestone, Outcome> pushed(SplittableRandom random) {
		Map<Milestone, Outcome> outcomes = new EnumMap<>(Milestone.class);
		outcomes.put(Milestone.LEAD, Outcome.MET);
		outcomes.put(Milestone.DISCOVERY, random.nextBoolean() ? Outcome.MISSED : Outcome.MET);
		outcomes.put(Milestone.STATED_NEEDS, Outcome.MISSED);
		outcomes.put(Milestone.UNSTATED_NEEDS, Outcome.MISSED);
		outcomes.put(Milestone.RECOMMENDATION, Outcome.MET);
		outcomes.put(Milestone.CONCERNS, Outcome.NOT_APPLICABLE);
		outcomes.put(Milestone.COMMITMENT, Outcome.MET);
		return outcomes;
	}

	private static Map<Milestone, String> reasons(Map<Milestone, Outcome> outcomes) {
		Map<Milestone, String> reasons = new EnumMap<>(Milestone.class);
		outcomes.forEach((milestone, outcome) -> {
			if (outcome == Outcome.NOT_APPLICABLE) {
				reasons.put(milestone, (outcomes.get(Milestone.LEAD) == Outcome.MISSED) ? "the customer did not let on"
						: (milestone == Milestone.UNSTATED_NEEDS) ? "quick answer wanted" : "did not come up");
			}
		});
		return reasons;
	}

	/** A rep who leads has shorter calls, as the sources promise (R11). */
	private static int handleSeconds(Map<Milestone, Outcome> outcomes, SplittableRandom random) {
		int base = (outcomes.get(Milestone.LEAD) == Outcome.MET) ? 330 : 420;
		int closing = (outcomes.get(Milestone.COMMITMENT) == Outcome.MET) ? 70 : 0;
		return base + closing + random.nextInt(240) - 90;
	}

	private static Map<String, Integer> skills(CastMember member, Map<Milestone, Outcome> outcomes,
			SplittableRandom random) {
		Map<String, Integer> skills = new HashMap<>();
		outcomes.forEach((milestone, outcome) -> {
			boolean noted = random.nextDouble() < 0.6;
			double shown = (outcome == Outcome.MET) ? 0.92 : 0.25;
			int times = (random.nextDouble() < shown) ? 1 + random.nextInt(2) : 0;
			if (noted && outcome != Outcome.NOT_APPLICABLE && member.pattern().evidence()) {
				skills.put(Skills.of(milestone).name(), times);
			}
		});
		return skills;
	}

	private static Call.Science science(CastMember member, SplittableRandom random) {
		int hold = (random.nextDouble() < 0.4) ? 10 + random.nextInt(80) : 0;
		int after = 15 + random.nextInt(60);
		boolean transferred = random.nextDouble() < 0.06;
		boolean nameUsed = random.nextDouble() < member.pattern().nameUse();
		return new Call.Science(hold, after, transferred, nameUsed);
	}

	private static Set<Behaviour> behaviours(CastMember member, SplittableRandom random) {
		Set<Behaviour> behaviours = new LinkedHashSet<>();
		member.pattern().behaviours().forEach((behaviour, share) -> {
			if (random.nextDouble() < share) {
				behaviours.add(behaviour);
			}
		});
		return behaviours;
	}

	private static Sampling sampling(SplittableRandom random) {
		double draw = random.nextDouble();
		return (draw < 0.7) ? Sampling.CENSUS
				: (draw < 0.94) ? Sampling.RANDOM : (draw < 0.98) ? Sampling.SUPERVISOR : Sampling.RISK;
	}

	private static @Nullable UserId assessor(CastMember member, Sampling sampling) {
		return switch (sampling) {
			case CENSUS -> null;
			case RANDOM, RISK -> Staff.QUINN;
			case SUPERVISOR -> Staff.supervisorOf(member.team());
		};
	}

	/** What is usual for this rep: the center's target and up to five points more. */
	private static Map<Milestone, Double> usualChances(CastMember member) {
		SplittableRandom random = random(member, -1, -1);
		Map<Milestone, Double> chances = new EnumMap<>(Milestone.class);
		for (Milestone milestone : Milestone.values()) {
			chances.put(milestone, target(milestone) + 0.05 * random.nextDouble());
		}
		return chances;
	}

	/**
	 * The center's targets as shipped; what operations make of them later is their own.
	 */
	private static double target(Milestone milestone) {
		return switch (milestone) {
			case LEAD -> 0.85;
			case DISCOVERY -> 0.8;
			case STATED_NEEDS -> 0.9;
			case UNSTATED_NEEDS -> 0.6;
			case RECOMMENDATION -> 0.5;
			case CONCERNS -> 0.75;
			case COMMITMENT -> 0.45;
		};
	}

	private static SplittableRandom random(CastMember member, int daysAgo, int index) {
		return new SplittableRandom(((SEED * 1_009 + member.number()) * 1_009 + daysAgo + 1) * 1_009 + index + 1);
	}

}
