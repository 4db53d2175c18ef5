package io.callcraft.program;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.callcraft.calls.Call;
import io.callcraft.decisions.Release;
import io.callcraft.decisions.Ruling;
import io.callcraft.decisions.Verdict;
import io.callcraft.diagnosis.CallAssessment;
import io.callcraft.diagnosis.Finding;
import io.callcraft.diagnosis.GapFound;
import io.callcraft.diagnosis.NotCounted;
import io.callcraft.diagnosis.NotReached;
import io.callcraft.diagnosis.QualityCheck;
import io.callcraft.escalation.EarlyWarning;
import io.callcraft.escalation.EnterProgram;
import io.callcraft.escalation.EntryStage;
import io.callcraft.escalation.Observation;
import io.callcraft.incentives.Earned;
import io.callcraft.incentives.RewardBook;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.Rate;
import io.callcraft.standing.AssessedCall;
import io.callcraft.standing.MilestoneStanding;
import io.callcraft.standing.RepStanding;
import io.callcraft.standing.RepState;
import io.callcraft.standing.Targets;

/**
 * The story of one call, without any database: assess it, fold it into what is known of
 * the rep, diagnose, and see whether the rules want somebody to act. The live program, a
 * backtest and an outlook all go through here, so that they cannot disagree.
 */
final class ProgramCore {

	private static final int FEWEST_MISSED = 8;

	/** Begins the notes of what the escalation rules said, so that it is said once. */
	static final String SAID = "said:";

	private final Release release;

	private final Targets targets;

	private final RewardBook rewards;

	ProgramCore(Release release) {
		this.release = release;
		this.targets = Targets.from(release::threshold);
		this.rewards = new RewardBook(release);
	}

	Release release() {
		return this.release;
	}

	/** What a point is worth by the release, in hundredths before tax. */
	long centsOfPoint() {
		return this.rewards.centsOfPoint();
	}

	Targets targets() {
		return this.targets;
	}

	/**
	 * Follows a call without rewarding it.
	 * @param profile whose call it is
	 * @param state what is known of the rep; the call is folded into it
	 * @param caseOpen whether a case is running
	 * @param call the call, not before any that was folded already
	 */
	Step follow(Profile profile, RepState state, boolean caseOpen, Call call) {
		return follow(profile, state, caseOpen, call, false);
	}

	/** Follows a call and rewards it. */
	Step followAndReward(Profile profile, RepState state, boolean caseOpen, Call call) {
		return follow(profile, state, caseOpen, call, true);
	}

	private Step follow(Profile profile, RepState state, boolean caseOpen, Call call, boolean rewarding) {
		Ruling assessment = assess(call);
		AssessedCall assessed = assessed(call, assessment);
		Instant before = state.lastStartedAt();
		boolean counted = state.add(assessed, this.targets);
		Earned earned = rewarding ? this.rewards.reward(profile.rewardPreference(), state, before, assessed) : null;
		List<Finding> findings = new ArrayList<>(checks(call, assessment));
		Instant asOf = call.startedAt();
		List<MilestoneStanding> milestones = state.milestones(this.targets, asOf);
		RepStanding rep = profile.standing(asOf, state.calls(asOf), caseOpen);
		if (call.outcomes().containsValue(Outcome.MISSED)) {
			findings.addAll(diagnose(profile, state, rep, milestones, asOf));
		}
		// evidence changes on counted calls only, so only they can change what is
		// proposed
		List<Proposal> proposals = counted ? onlyStrongestEntry(propose(profile, state, rep, milestones, asOf))
				: List.of();
		return (findings.isEmpty() && proposals.isEmpty() && earned == null) ? Step.NOTHING
				: new Step(findings, proposals, earned);
	}

	/**
	 * Folds a call and says whether a case would open after it, without looking for gaps:
	 * for trials of very many calls.
	 */
	boolean enters(Profile profile, RepState state, Call call) {
		return !entries(profile, state, call).isEmpty();
	}

	/** Folds a call and says at which milestones a case could open after it. */
	Set<Milestone> entries(Profile profile, RepState state, Call call) {
		if (!state.add(assessed(call, assess(call)), this.targets)) {
			return Set.of();
		}
		Instant asOf = call.startedAt();
		return propose(profile, state, profile.standing(asOf, state.calls(asOf), false),
				state.milestones(this.targets, asOf), asOf)
			.stream()
			.filter((proposal) -> proposal.value() instanceof EnterProgram)
			.map((proposal) -> ((EnterProgram) proposal.value()).milestone())
			.collect(Collectors.toSet());
	}

	/** What the escalation rules say about a rep at this moment, said before or not. */
	List<Proposal> sayNow(Profile profile, RepState state, boolean caseOpen, Instant asOf) {
		RepState asked = state.copy();
		asked.forgetNotes(SAID);
		return onlyStrongestEntry(propose(profile, asked, profile.standing(asOf, asked.calls(asOf), caseOpen),
				asked.milestones(this.targets, asOf), asOf));
	}

	/** Folds a call whose consequences were drawn before. */
	void fold(RepState state, Call call) {
		state.add(assessed(call, assess(call)), this.targets);
	}

	private Ruling assess(Call call) {
		return this.release.decide("assessment", List.of(CallAssessment.of(call)));
	}

	private static AssessedCall assessed(Call call, Ruling assessment) {
		boolean counts = call.sampling().isFair();
		Map<Milestone, Outcome> outcomes = call.outcomes();
		for (Verdict verdict : assessment.verdicts()) {
			if (verdict.value() instanceof NotReached notReached) {
				outcomes = without(outcomes, notReached.after());
			}
			else if (verdict.value() instanceof NotCounted) {
				counts = false;
			}
		}
		return new AssessedCall(call, outcomes, counts);
	}

	private static Map<Milestone, Outcome> without(Map<Milestone, Outcome> outcomes, Milestone after) {
		Map<Milestone, Outcome> reached = new EnumMap<>(Milestone.class);
		outcomes.forEach((milestone, outcome) -> reached.put(milestone,
				(milestone.compareTo(after) > 0 && outcome == Outcome.MISSED) ? Outcome.NOT_APPLICABLE : outcome));
		return reached;
	}

	private List<Finding> checks(Call call, Ruling assessment) {
		return assessment.of(QualityCheck.class)
			.map((verdict) -> new Finding(verdict.value(), verdict.rule(), this.release.number(), List.of(call.key())))
			.toList();
	}

	private List<Finding> diagnose(Profile profile, RepState state, RepStanding rep, List<MilestoneStanding> milestones,
			Instant asOf) {
		Background background = profile.background().get();
		List<Object> facts = new ArrayList<>(milestones);
		facts.add(rep);
		facts.addAll(state.skills(asOf));
		facts.add(state.science(asOf));
		facts.addAll(background.facts(asOf));
		List<Finding> findings = new ArrayList<>();
		this.release.decide("diagnosis", facts).of(GapFound.class).forEach((verdict) -> {
			GapFound gap = (GapFound) verdict.value();
			Instant closed = background.closed(gap, asOf);
			List<Call.Key> calls = (closed == null) ? state.missedCalls(gap.milestone())
					: missedSince(closed, state, milestones.get(gap.milestone().ordinal()));
			if ((closed == null || !calls.isEmpty())
					&& state.note("gap:" + gap.key() + ((closed == null) ? "" : "@" + closed))) {
				findings.add(new Finding(gap, verdict.rule(), this.release.number(), calls));
			}
		});
		return findings;
	}

	/**
	 * The newest calls that missed a milestone on the days (UTC) after a gap at it was
	 * closed; none while they are too few, or not below the target for sure.
	 */
	private List<Call.Key> missedSince(Instant closed, RepState state, MilestoneStanding at) {
		Rate since = state.after(LocalDate.ofInstant(closed, ZoneOffset.UTC), at.milestone());
		int missed = since.observed() - since.met();
		if (missed < this.release.threshold("gap.missed", FEWEST_MISSED) || since.getUpper95() >= at.target()) {
			return List.of();
		}
		List<Call.Key> newest = state.missedCalls(at.milestone());
		return newest.subList(Math.max(0, newest.size() - missed), newest.size());
	}

	private List<Proposal> propose(Profile profile, RepState state, RepStanding rep, List<MilestoneStanding> milestones,
			Instant asOf) {
		List<Object> facts = new ArrayList<>(milestones);
		facts.add(rep);
		facts.addAll(profile.recoveries(asOf));
		Ruling ruling = this.release.decide("escalation", facts);
		List<Proposal> proposals = new ArrayList<>();
		for (Verdict verdict : ruling.verdicts()) {
			Milestone milestone = milestoneOf(verdict.value());
			if (milestone == null) {
				continue;
			}
			String note = SAID + milestone.key() + ":" + verdict.value().getClass().getSimpleName();
			// an entry is proposed for as long as it is due; it is only kept once, as the
			// case
			if (state.note(note) || verdict.value() instanceof EnterProgram) {
				proposals.add(new Proposal(verdict.value(), null, List.of(verdict.rule()), this.release.number(),
						state.missedCalls(milestone), milestones.get(milestone.ordinal()).evidence()));
			}
		}
		ruling.of(EntryStage.class)
			.forEach((verdict) -> proposals
				.replaceAll((proposal) -> proposal.at((EntryStage) verdict.value(), verdict.rule())));
		forgetWhatIsOver(state, milestones);
		return proposals;
	}

	/**
	 * What was said may be said again once the evidence was gone; not at every wobble
	 * around a bar.
	 */
	private static void forgetWhatIsOver(RepState state, List<MilestoneStanding> milestones) {
		for (MilestoneStanding at : milestones) {
			if (at.evidence() <= 0) {
				state.forgetNotes(SAID + at.milestone().key());
			}
		}
	}

	/** A rep has one case at a time: the milestone with the most evidence. */
	private static List<Proposal> onlyStrongestEntry(List<Proposal> proposals) {
		List<Proposal> kept = new ArrayList<>(
				proposals.stream().filter((proposal) -> !(proposal.value() instanceof EnterProgram)).toList());
		proposals.stream()
			.filter((proposal) -> proposal.value() instanceof EnterProgram)
			.max(Comparator.comparingDouble(Proposal::evidence))
			.ifPresent(kept::add);
		return kept;
	}

	static String reasonOf(Object verdict) {
		if (verdict instanceof EnterProgram entry) {
			return entry.reason();
		}
		return (verdict instanceof EarlyWarning warning) ? warning.reason() : ((Observation) verdict).reason();
	}

	static @org.jspecify.annotations.Nullable Milestone milestoneOf(Object verdict) {
		if (verdict instanceof EnterProgram entry) {
			return entry.milestone();
		}
		if (verdict instanceof Observation observation) {
			return observation.milestone();
		}
		return (verdict instanceof EarlyWarning warning) ? warning.milestone() : null;
	}

}
