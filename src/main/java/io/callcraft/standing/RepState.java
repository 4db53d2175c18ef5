package io.callcraft.standing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.callcraft.calls.Call;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.Rate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the program remembers about a rep's calls, folded one call at a time in
 * call order; asking it never reads a database. Mutable and owned by whoever loaded it:
 * take a {@link #copy()} before trying what might happen.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE,
		isGetterVisibility = Visibility.NONE, creatorVisibility = Visibility.ANY)
public final class RepState {

	/** Days that displayed rates look back. */
	public static final int WINDOW_DAYS = 90;

	/** Calls that count towards entering the program, in a quarter of a year. */
	static final int COUNTED_A_QUARTER = 150;

	/**
	 * The log-likelihood ratio never falls below this, so that old merit does not hide a
	 * change for ever.
	 */
	static final double FLOOR = -4;

	/** How many missed calls are remembered for each milestone, newest last. */
	private static final int CITED = 20;

	private @Nullable Instant lastStartedAt;

	private @Nullable String lastCall;

	private int quarter;

	private int eligibleThisQuarter;

	private int eligibleLastQuarter;

	private int countedThisQuarter;

	private @Nullable Instant evidenceFrom;

	private @Nullable Instant caseFrom;

	private int[] metSinceCase = new int[Milestone.values().length];

	private int[] observedSinceCase = new int[Milestone.values().length];

	private double[] evidence = new double[Milestone.values().length];

	private int[] counted = new int[Milestone.values().length];

	private CallWindow days = new CallWindow(List.of());

	private Map<Milestone, List<Call.Key>> missed = new EnumMap<>(Milestone.class);

	private TreeSet<String> noted = new TreeSet<>();

	private int streak;

	private long rewardedDay;

	private int rewarded;

	@JsonIgnore
	private @Nullable TakenCalls taken;

	/** A rep of whom no call is known. */
	public RepState() {
	}

	/**
	 * A rep whose calls are folded from the first on, to be kept: what they add up to
	 * takes the place of what is stored.
	 */
	public static RepState toKeep() {
		RepState state = new RepState();
		state.taken = new TakenCalls(true);
		return state;
	}

	/** This state as stored: what its next calls add up to is added to what is stored. */
	RepState goOn() {
		this.taken = new TakenCalls(false);
		return this;
	}

	/** What the calls since then add up to; absent where nobody is going to keep it. */
	@Nullable TakenCalls taken() {
		return this.taken;
	}

	/** An independent copy, to try calls on. */
	public RepState copy() {
		RepState copy = new RepState();
		copy.lastStartedAt = this.lastStartedAt;
		copy.lastCall = this.lastCall;
		copy.quarter = this.quarter;
		copy.eligibleThisQuarter = this.eligibleThisQuarter;
		copy.eligibleLastQuarter = this.eligibleLastQuarter;
		copy.countedThisQuarter = this.countedThisQuarter;
		copy.evidenceFrom = this.evidenceFrom;
		copy.caseFrom = this.caseFrom;
		System.arraycopy(this.metSinceCase, 0, copy.metSinceCase, 0, this.metSinceCase.length);
		System.arraycopy(this.observedSinceCase, 0, copy.observedSinceCase, 0, this.observedSinceCase.length);
		System.arraycopy(this.evidence, 0, copy.evidence, 0, this.evidence.length);
		System.arraycopy(this.counted, 0, copy.counted, 0, this.counted.length);
		copy.days = this.days.copy();
		this.missed.forEach((milestone, keys) -> copy.missed.put(milestone, new ArrayList<>(keys)));
		copy.noted.addAll(this.noted);
		copy.streak = this.streak;
		copy.rewardedDay = this.rewardedDay;
		copy.rewarded = this.rewarded;
		return copy;
	}

	/**
	 * Takes a call in. Calls must come in call order.
	 * @return whether it counted as evidence for entering the program
	 */
	public boolean add(AssessedCall assessed, Targets targets) {
		Call call = assessed.call();
		this.lastStartedAt = call.startedAt();
		this.lastCall = call.key().toString();
		DayTally single = new DayTally();
		single.add(assessed);
		this.days.add(call.startedAt(), single);
		if (this.taken != null) {
			this.taken.add(assessed, single);
		}
		rememberMissed(assessed);
		addSinceCase(assessed);
		addToStreak(assessed);
		boolean counts = assessed.counts() && inQuota(call) && !isBeforeEvidence(call);
		if (counts) {
			addEvidence(assessed, targets);
		}
		return counts;
	}

	/**
	 * Where the rep stands at every milestone, as of an instant not before the last call.
	 */
	public List<MilestoneStanding> milestones(Targets targets, Instant asOf) {
		DayTally sum = this.days.at(asOf);
		DayTally recent = this.days.recent(asOf);
		List<MilestoneStanding> standings = new ArrayList<>(this.evidence.length);
		for (Milestone milestone : Milestone.values()) {
			int i = milestone.ordinal();
			Targets.Expectation expected = targets.at(milestone);
			standings.add(new MilestoneStanding(milestone, new Rate(sum.met[i], sum.observed[i]), expected.target(),
					expected.limit(), this.evidence[i], this.counted[i], new Rate(recent.met[i], recent.observed[i])));
		}
		return standings;
	}

	/** How often each skill that was evidenced in the window was used. */
	public List<SkillStanding> skills(Instant asOf) {
		List<SkillStanding> standings = new ArrayList<>();
		this.days.at(asOf).skills.forEach((skill, use) -> {
			if (use[1] > 0) {
				standings.add(new SkillStanding(skill, new Rate(use[0], use[1])));
			}
		});
		return standings;
	}

	/** Sales and the second score, as of an instant. */
	public Science science(Instant asOf) {
		return Science.of(this.days.at(asOf));
	}

	/** Calls of the window, assessed or not. */
	public int calls(Instant asOf) {
		return this.days.at(asOf).calls;
	}

	/** The newest calls that missed a milestone, oldest first, at most 20. */
	public List<Call.Key> missedCalls(Milestone milestone) {
		return List.copyOf(this.missed.getOrDefault(milestone, List.of()));
	}

	/** When the newest call began. */
	public @Nullable Instant lastStartedAt() {
		return this.lastStartedAt;
	}

	/**
	 * Notes something said about the rep, so that it is not said again after every call.
	 * @return whether it is new
	 */
	public boolean note(String key) {
		return this.noted.add(key);
	}

	/** Forgets every note that begins with a prefix. */
	public void forgetNotes(String prefix) {
		this.noted.removeIf((key) -> key.startsWith(prefix));
	}

	/**
	 * How many assessed calls in a row, up to the newest, let the customer agree to
	 * discovery and reveal unstated needs.
	 */
	public int streak() {
		return this.streak;
	}

	/**
	 * The rates of a month (UTC), by milestone; as far as its days lie within the last
	 * {@value #WINDOW_DAYS}.
	 */
	public List<Rate> month(YearMonth month) {
		return this.days.month(month);
	}

	/**
	 * A milestone on the calls of the days (UTC) after one, as far as they lie within the
	 * last {@value #WINDOW_DAYS}.
	 */
	public Rate after(LocalDate day, Milestone milestone) {
		return this.days.after(day, milestone);
	}

	/**
	 * Notes what a call of a day (UTC) earned, as far as the day has room for it.
	 * @param most what a day may earn in all
	 * @return how much of it counts
	 */
	public int reward(Instant at, int earned, int most) {
		long day = at.getEpochSecond() / 86_400;
		if (day != this.rewardedDay) {
			this.rewardedDay = day;
			this.rewarded = 0;
		}
		int counts = Math.max(0, Math.min(earned, most - this.rewarded));
		this.rewarded += counts;
		return counts;
	}

	/**
	 * Makes the state agree with the rep's cases: evidence begins anew when a case has
	 * ended, since what led to it is dealt with; calls since a running case was opened
	 * are counted apart.
	 * @param openedAt when the running case was opened; absent without one
	 * @param lastEndedAt when the newest ended case ended; absent when none did
	 */
	public void heed(@Nullable Instant openedAt, @Nullable Instant lastEndedAt) {
		if (!Objects.equals(openedAt, this.caseFrom)) {
			this.caseFrom = openedAt;
			Arrays.fill(this.metSinceCase, 0);
			Arrays.fill(this.observedSinceCase, 0);
		}
		if (lastEndedAt != null && !lastEndedAt.equals(this.evidenceFrom)) {
			startEvidenceAfresh(lastEndedAt);
		}
	}

	/** A milestone on the calls since the running case was opened. */
	public Rate sinceCase(Milestone milestone) {
		return new Rate(this.metSinceCase[milestone.ordinal()], this.observedSinceCase[milestone.ordinal()]);
	}

	private void startEvidenceAfresh(Instant from) {
		this.evidenceFrom = from;
		Arrays.fill(this.evidence, 0);
		Arrays.fill(this.counted, 0);
	}

	private boolean isBeforeEvidence(Call call) {
		return this.evidenceFrom != null && call.startedAt().isBefore(this.evidenceFrom);
	}

	/**
	 * Whether nobody but chance lets the call count: all calls of a quarter until there
	 * are {@value #COUNTED_A_QUARTER}, or, for a rep who had more than that in the
	 * quarter before, the share of them that the hash of the call's key picks, spread
	 * over the quarter.
	 */
	private boolean inQuota(Call call) {
		LocalDate day = LocalDate.ofInstant(call.startedAt(), ZoneOffset.UTC);
		int callQuarter = day.getYear() * 4 + day.get(IsoFields.QUARTER_OF_YEAR) - 1;
		if (callQuarter != this.quarter) {
			this.eligibleLastQuarter = (callQuarter == this.quarter + 1) ? this.eligibleThisQuarter : 0;
			this.eligibleThisQuarter = 0;
			this.countedThisQuarter = 0;
			this.quarter = callQuarter;
		}
		this.eligibleThisQuarter++;
		if (this.countedThisQuarter >= COUNTED_A_QUARTER) {
			return false;
		}
		if (this.eligibleLastQuarter > COUNTED_A_QUARTER
				&& Chance.of(call.key()) >= (double) COUNTED_A_QUARTER / this.eligibleLastQuarter) {
			return false;
		}
		this.countedThisQuarter++;
		return true;
	}

	private void addEvidence(AssessedCall assessed, Targets targets) {
		assessed.outcomes().forEach((milestone, outcome) -> {
			if (outcome != Outcome.NOT_APPLICABLE) {
				int i = milestone.ordinal();
				Targets.Expectation expected = targets.at(milestone);
				double step = (outcome == Outcome.MET) ? expected.ifMet() : expected.ifMissed();
				this.evidence[i] = Math.max(FLOOR, this.evidence[i] + step);
				this.counted[i]++;
			}
		});
	}

	private void addSinceCase(AssessedCall assessed) {
		Call call = assessed.call();
		if (this.caseFrom == null || !call.startedAt().isAfter(this.caseFrom) || !call.sampling().isFair()) {
			return;
		}
		assessed.outcomes().forEach((milestone, outcome) -> {
			if (outcome != Outcome.NOT_APPLICABLE) {
				this.observedSinceCase[milestone.ordinal()]++;
				this.metSinceCase[milestone.ordinal()] += (outcome == Outcome.MET) ? 1 : 0;
			}
		});
	}

	private void addToStreak(AssessedCall assessed) {
		Outcome discovery = assessed.outcomes().get(Milestone.DISCOVERY);
		Outcome unstated = assessed.outcomes().get(Milestone.UNSTATED_NEEDS);
		if (discovery == Outcome.MISSED || unstated == Outcome.MISSED) {
			this.streak = 0;
		}
		else if (discovery == Outcome.MET && unstated == Outcome.MET) {
			this.streak++;
		}
	}

	private void rememberMissed(AssessedCall assessed) {
		if (!assessed.call().sampling().isFair()) {
			return;
		}
		assessed.outcomes().forEach((milestone, outcome) -> {
			if (outcome == Outcome.MISSED) {
				List<Call.Key> keys = this.missed.computeIfAbsent(milestone, (key) -> new ArrayList<>(CITED));
				if (keys.size() == CITED) {
					keys.remove(0);
				}
				keys.add(assessed.call().key());
			}
		});
	}

}
