package io.callcraft.insight;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.callcraft.coaching.Help;
import io.callcraft.coaching.HelpGiven;
import io.callcraft.insight.CoachEffect.Group;
import io.callcraft.insight.CoachEffect.Kind;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.standing.CallSummaries;
import io.callcraft.standing.CallSums;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares the month before help with the month after it, with that of reps who got none
 * (R33). Who had help in the month before already, or anybody who had some in any of the
 * three months and would stand for none, is left out.
 */
@Service
public class CoachEffects {

	/** Months in which help is looked at. */
	private static final int MONTHS = 6;

	/** A month with fewer assessed calls says nothing about a rep. */
	private static final int FEWEST_CALLS = 8;

	private final Reach reach;

	private final CallSummaries summaries;

	private final HelpGiven helpGiven;

	CoachEffects(Reach reach, CallSummaries summaries, HelpGiven helpGiven) {
		this.reach = reach;
		this.summaries = summaries;
		this.helpGiven = helpGiven;
	}

	/**
	 * The report on the whole center; no rep is named.
	 * @throws io.callcraft.shared.NotAllowed for those who neither coach nor answer for
	 * coaching
	 */
	@Transactional(readOnly = true)
	public CoachEffect report(Actor actor) {
		actor.mustHaveOneOf(Role.SUPERVISOR, Role.COACH, Role.QUALITY, Role.HR, Role.OPERATIONS, Role.AUDITOR,
				Role.ADMIN);
		YearMonth to = YearMonth.from(this.reach.today()).minusMonths(2);
		YearMonth from = to.minusMonths(MONTHS - 1L);
		Map<Place, Set<Help.Kind>> help = new HashMap<>();
		this.helpGiven.between(from.minusMonths(1).atDay(1), to.plusMonths(1).atEndOfMonth())
			.forEach((each) -> help
				.computeIfAbsent(new Place(each.rep(), each.milestone(), YearMonth.from(each.on())),
						(key) -> EnumSet.noneOf(Help.Kind.class))
				.add(each.kind()));
		Map<Kind, List<EffectOfHelp.Case>> cases = cases(from, to, help);
		return new CoachEffect(from, to,
				Arrays.stream(Kind.values()).map((kind) -> group(kind, cases.getOrDefault(kind, List.of()))).toList());
	}

	private Map<Kind, List<EffectOfHelp.Case>> cases(YearMonth from, YearMonth to, Map<Place, Set<Help.Kind>> help) {
		Map<Kind, List<EffectOfHelp.Case>> cases = new HashMap<>();
		Map<YearMonth, Map<Milestone, String>> wanted = new HashMap<>();
		help.keySet()
			.forEach((place) -> wanted.computeIfAbsent(place.month(), (month) -> new EnumMap<>(Milestone.class))
				.computeIfAbsent(place.milestone(), (milestone) -> milestone.key() + '/' + place.month()));
		Map<YearMonth, Map<RepId, CallSums>> known = new HashMap<>();
		// months come in order, so that the one two before is known
		this.summaries.months(from.minusMonths(1), to.plusMonths(1), (month, rep, sums) -> {
			known.computeIfAbsent(month, (key) -> new HashMap<>()).put(rep, sums);
			CallSums twoBefore = known.getOrDefault(month.minusMonths(2), Map.of()).get(rep);
			if (twoBefore != null) {
				YearMonth between = month.minusMonths(1);
				wanted.getOrDefault(between, Map.of()).forEach((milestone, stratum) -> {
					Rate before = twoBefore.of(milestone);
					Rate after = sums.of(milestone);
					if (before.observed() >= FEWEST_CALLS && after.observed() >= FEWEST_CALLS) {
						add(cases, new Place(rep, milestone, between), new Change(stratum, before, after), help);
					}
				});
			}
		});
		return cases;
	}

	private static void add(Map<Kind, List<EffectOfHelp.Case>> cases, Place place, Change change,
			Map<Place, Set<Help.Kind>> help) {
		Set<Help.Kind> given = help.getOrDefault(place, Set.of());
		Set<Help.Kind> earlier = help.getOrDefault(place.in(place.month().minusMonths(1)), Set.of());
		Set<Help.Kind> later = help.getOrDefault(place.in(place.month().plusMonths(1)), Set.of());
		if (!earlier.isEmpty() || (given.isEmpty() && !later.isEmpty())) {
			return;
		}
		Kind kind = kind(given, later);
		EffectOfHelp.Case one = new EffectOfHelp.Case(place.rep().value(), change.stratum(), change.before(),
				change.after(), kind != null);
		for (Kind each : (kind != null) ? List.of(kind) : List.of(Kind.values())) {
			cases.computeIfAbsent(each, (key) -> new ArrayList<>()).add(one);
		}
	}

	/** Coaching may follow the training within the month after. */
	private static @Nullable Kind kind(Set<Help.Kind> given, Set<Help.Kind> later) {
		if (given.isEmpty()) {
			return null;
		}
		if (!given.contains(Help.Kind.TRAINING)) {
			return Kind.COACHING_ALONE;
		}
		return (given.contains(Help.Kind.COACHING) || later.contains(Help.Kind.COACHING)) ? Kind.TRAINING_AND_COACHING
				: Kind.TRAINING_ALONE;
	}

	private static Group group(Kind kind, List<EffectOfHelp.Case> cases) {
		return EffectOfHelp.of(cases)
			.map((effect) -> new Group(kind, kind.claimed(), effect.helped(), effect.reps(), effect.compared(),
					effect.raised(), effect.relative(), effect.unguarded()))
			.orElseGet(() -> new Group(kind, kind.claimed(), 0, 0, 0, null, null, 0));
	}

	/**
	 * The month before and the month after, among those of the same milestone and month.
	 */
	private record Change(String stratum, Rate before, Rate after) {
	}

	/** One milestone of one rep in one month. */
	private record Place(RepId rep, Milestone milestone, YearMonth month) {

		Place in(YearMonth other) {
			return new Place(this.rep, this.milestone, other);
		}

	}

}
