package io.callcraft.incentives;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.callcraft.calls.Call;
import io.callcraft.decisions.Release;
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

	/** More kinds of calls than this hardly come up again. */
	private static final int MOST_KNOWN = 10_000;

	private final Release release;

	private final boolean open;

	private final int mostADay;

	private final Map<RewardedCall, Said> known = new ConcurrentHashMap<>();

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
		RewardedCall fact = RewardedCall.of(assessed, state.streak(), preference);
		Said said = (month != null) ? ask(fact, improvements(state, month)) : ask(fact);
		if (said.nothing()) {
			return null;
		}
		return new Earned(call, said.form(), said.merits(),
				state.reward(call.startedAt(), said.points(), this.mostADay), month, said.improvements(),
				said.praise());
	}

	/** What a point is worth by these rules, in hundredths before tax. */
	public long centsOfPoint() {
		return new Figures(this.release).centsOfPoint();
	}

	/** Rules know nothing but their facts: the same are not asked about twice. */
	private Said ask(RewardedCall fact) {
		Said known = this.known.get(fact);
		if (known == null) {
			known = ask(fact, List.of());
			if (this.known.size() < MOST_KNOWN) {
				this.known.put(fact, known);
			}
		}
		return known;
	}

	private Said ask(RewardedCall fact, List<Improvement> improved) {
		List<Object> facts = new ArrayList<>(improved);
		facts.add(fact);
		List<Merit> merits = new ArrayList<>();
		List<Merit> improvements = new ArrayList<>();
		RewardForm form = RewardForm.POINTS;
		String praise = null;
		for (Verdict verdict : this.release.decide(DECISION, facts).verdicts()) {
			if (verdict.value() instanceof Reward reward) {
				boolean ofMonth = verdict.facts().stream().anyMatch(Improvement.class::isInstance);
				(ofMonth ? improvements : merits)
					.add(new Merit(reward.milestone(), reward.points(), verdict.rule(), reward.reason()));
			}
			else if (verdict.value() instanceof RewardIn rewardIn) {
				form = rewardIn.form();
			}
			else if (verdict.value() instanceof PatOnTheBack pat) {
				praise = pat.reason();
			}
		}
		return new Said(form, List.copyOf(merits), List.copyOf(improvements), praise,
				merits.stream().mapToInt(Merit::points).sum());
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

	private static List<Improvement> improvements(RepState state, YearMonth month) {
		List<Rate> rates = state.month(month);
		List<Rate> before = state.month(month.minusMonths(1));
		List<Improvement> improvements = new ArrayList<>();
		for (Milestone milestone : Milestone.values()) {
			Rate then = before.get(milestone.ordinal());
			Rate now = rates.get(milestone.ordinal());
			if (then.observed() > 0 && now.getValue() > then.getValue()) {
				improvements.add(new Improvement(milestone, now, then));
			}
		}
		return improvements;
	}

	/**
	 * What the rules said.
	 *
	 * @param points what the merits of the call come to
	 */
	private record Said(RewardForm form, List<Merit> merits, List<Merit> improvements, @Nullable String praise,
			int points) {

		boolean nothing() {
			return this.merits.isEmpty() && this.improvements.isEmpty() && this.praise == null;
		}

	}

}
