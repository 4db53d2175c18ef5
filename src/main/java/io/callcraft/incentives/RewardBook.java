package io.callcraft.incentives;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.callcraft.calls.Call;
import io.callcraft.decisions.Release;
import io.callcraft.decisions.Ruling;
import io.callcraft.decisions.Verdict;
import io.callcraft.people.Rep.RewardPreference;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.Rate;
import io.callcraft.standing.AssessedCall;
import io.callcraft.standing.RepState;
import org.jspecify.annotations.Nullable;

/**
 * What a call earns by the rules of one release, without any database: the live program
 * and a backtest both ask here, so that they cannot disagree.
 */
public final class RewardBook {

	private static final String DECISION = "incentives";

	private final Release release;

	private final boolean open;

	private final int mostADay;

	/** The rules of a release; one that has none for rewards gives nothing. */
	public RewardBook(Release release) {
		this.release = release;
		this.open = release.decisions().contains(DECISION);
		this.mostADay = new Figures(release).mostADay();
	}

	/**
	 * What a call earns.
	 * @param preference which rewards mean something to the rep
	 * @param state what is known of the rep, the call folded in; it notes what the day
	 * has earned
	 * @param before when the rep's call before this one began; absent when it is the
	 * first
	 * @return absent when it earns nothing
	 */
	public @Nullable Earned reward(RewardPreference preference, RepState state, @Nullable Instant before,
			AssessedCall assessed) {
		if (!this.open) {
			return null;
		}
		Call call = assessed.call();
		YearMonth month = monthEnded(before, call.startedAt());
		// every rule that rewards looks for a milestone that is met, or for an
		// improvement
		if (month == null && !assessed.outcomes().containsValue(Outcome.MET)) {
			return null;
		}
		List<Object> facts = (month != null) ? improvements(state, month) : new ArrayList<>(1);
		facts.add(RewardedCall.of(assessed, state.streak(), preference));
		return earned(this.release.decide(DECISION, facts), state, call, month);
	}

	private @Nullable Earned earned(Ruling ruling, RepState state, Call call, @Nullable YearMonth month) {
		List<Merit> merits = new ArrayList<>();
		List<Merit> improvements = new ArrayList<>();
		RewardForm form = RewardForm.POINTS;
		String praise = null;
		int points = 0;
		for (Verdict verdict : ruling.verdicts()) {
			if (verdict.value() instanceof Reward reward) {
				Merit merit = new Merit(reward.milestone(), reward.points(), verdict.rule(), reward.reason());
				if (verdict.facts().stream().anyMatch(Improvement.class::isInstance)) {
					improvements.add(merit);
				}
				else {
					merits.add(merit);
					points += reward.points();
				}
			}
			else if (verdict.value() instanceof RewardIn rewardIn) {
				form = rewardIn.form();
			}
			else if (verdict.value() instanceof PatOnTheBack pat) {
				praise = pat.reason();
			}
		}
		if (merits.isEmpty() && improvements.isEmpty() && praise == null) {
			return null;
		}
		return new Earned(call, form, merits, state.reward(call.startedAt(), points, this.mostADay), month,
				improvements, praise);
	}

	/** The month that is over now that a call of a later one has come. */
	private static @Nullable YearMonth monthEnded(@Nullable Instant before, Instant now) {
		if (before == null || before.getEpochSecond() / 86_400 == now.getEpochSecond() / 86_400) {
			return null;
		}
		YearMonth current = month(now);
		return month(before).equals(current) ? null : current.minusMonths(1);
	}

	private static YearMonth month(Instant at) {
		return YearMonth.from(at.atOffset(ZoneOffset.UTC));
	}

	private static List<Object> improvements(RepState state, YearMonth month) {
		List<Rate> rates = state.month(month);
		List<Rate> before = state.month(month.minusMonths(1));
		List<Object> improvements = new ArrayList<>();
		for (Milestone milestone : Milestone.values()) {
			Rate then = before.get(milestone.ordinal());
			Rate now = rates.get(milestone.ordinal());
			if (then.observed() > 0 && now.getValue() > then.getValue()) {
				improvements.add(new Improvement(milestone, now, then));
			}
		}
		return improvements;
	}

}
