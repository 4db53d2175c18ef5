package io.callcraft.insight;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

	private static final List<Kind> KINDS = List.of(Kind.values());

	private static final HelpInMonths NO_HELP = new HelpInMonths(MONTHS + 2);

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
		Map<Kind, List<EffectOfHelp.Case>> cases = cases(from.minusMonths(1));
		return new CoachEffect(from, to,
				KINDS.stream().map((kind) -> group(kind, cases.getOrDefault(kind, List.of()))).toList());
	}

	/** Months are counted from the one before the first in which help is looked at. */
	private Map<Kind, List<EffectOfHelp.Case>> cases(YearMonth first) {
		YearMonth last = first.plusMonths(MONTHS + 1L);
		HelpInMonths ofAnybody = new HelpInMonths(MONTHS + 2);
		Map<RepId, HelpInMonths> help = new HashMap<>();
		this.helpGiven.between(first.atDay(1), last.atEndOfMonth()).forEach((each) -> {
			int month = month(first, YearMonth.from(each.on()));
			ofAnybody.add(month, each.milestone(), each.kind());
			help.computeIfAbsent(each.rep(), (rep) -> new HelpInMonths(MONTHS + 2))
				.add(month, each.milestone(), each.kind());
		});
		Map<RepId, CallSums[]> sums = new LinkedHashMap<>();
		this.summaries.months(first, last, (month, rep,
				each) -> sums.computeIfAbsent(rep, (key) -> new CallSums[MONTHS + 2])[month(first, month)] = each);
		Map<Kind, List<EffectOfHelp.Case>> cases = new EnumMap<>(Kind.class);
		for (int month = 1; month <= MONTHS; month++) {
			for (Milestone milestone : Milestone.values()) {
				// where nobody had help there is nothing to compare
				if (ofAnybody.any(month, milestone)) {
					Stratum stratum = new Stratum(milestone, month);
					sums.forEach((rep, of) -> stratum.add(cases, rep, of, help.getOrDefault(rep, NO_HELP)));
				}
			}
		}
		return cases;
	}

	private static int month(YearMonth first, YearMonth month) {
		return (int) first.until(month, ChronoUnit.MONTHS);
	}

	private static Group group(Kind kind, List<EffectOfHelp.Case> cases) {
		return EffectOfHelp.of(cases)
			.map((effect) -> new Group(kind, kind.claimed(), effect.helped(), effect.reps(), effect.compared(),
					effect.raised(), effect.relative(), effect.unguarded()))
			.orElseGet(() -> new Group(kind, kind.claimed(), 0, 0, 0, null, null, 0));
	}

	/**
	 * Those who are compared with each other.
	 *
	 * @param month in which some had help
	 */
	private record Stratum(Milestone milestone, int month, String name) {

		Stratum(Milestone milestone, int month) {
			this(milestone, month, milestone.key() + '/' + month);
		}

		void add(Map<Kind, List<EffectOfHelp.Case>> cases, RepId rep, @Nullable CallSums[] sums, HelpInMonths help) {
			CallSums before = sums[this.month - 1];
			CallSums after = sums[this.month + 1];
			if (before == null || after == null || isUnclear(help)) {
				return;
			}
			Rate rateBefore = before.of(this.milestone);
			Rate rateAfter = after.of(this.milestone);
			if (rateBefore.observed() >= FEWEST_CALLS && rateAfter.observed() >= FEWEST_CALLS) {
				Kind kind = kind(help);
				EffectOfHelp.Case one = new EffectOfHelp.Case(rep.value(), this.name, rateBefore, rateAfter,
						kind != null);
				for (Kind each : (kind != null) ? List.of(kind) : KINDS) {
					cases.computeIfAbsent(each, (key) -> new ArrayList<>()).add(one);
				}
			}
		}

		/**
		 * Help before, or after nothing: such a month shows neither the one nor the
		 * other.
		 */
		private boolean isUnclear(HelpInMonths help) {
			return help.any(this.month - 1, this.milestone)
					|| (!help.any(this.month, this.milestone) && help.any(this.month + 1, this.milestone));
		}

		/** Coaching may follow the training within the month after. */
		private @Nullable Kind kind(HelpInMonths help) {
			if (!help.any(this.month, this.milestone)) {
				return null;
			}
			if (!help.has(this.month, this.milestone, Help.Kind.TRAINING)) {
				return Kind.COACHING_ALONE;
			}
			return (help.has(this.month, this.milestone, Help.Kind.COACHING)
					|| help.has(this.month + 1, this.milestone, Help.Kind.COACHING)) ? Kind.TRAINING_AND_COACHING
							: Kind.TRAINING_ALONE;
		}

	}

}
