package io.callcraft.program;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.callcraft.assessment.Calibrations;
import io.callcraft.calls.Call;
import io.callcraft.calls.FollowUps;
import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.Release;
import io.callcraft.diagnosis.Diagnoses;
import io.callcraft.escalation.Case;
import io.callcraft.escalation.CaseEnds;
import io.callcraft.escalation.CaseOpenings;
import io.callcraft.escalation.Cases;
import io.callcraft.escalation.EarlyWarning;
import io.callcraft.escalation.EnterProgram;
import io.callcraft.escalation.Observation;
import io.callcraft.escalation.Watch;
import io.callcraft.incentives.Incentives;
import io.callcraft.incentives.Remembered;
import io.callcraft.people.Employments;
import io.callcraft.people.People;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import io.callcraft.standing.RepState;
import io.callcraft.standing.Standings;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws the consequences of calls, one rep at a time, in call order.
 */
@Service
public class Program {

	/** Begins the note that a rep does not enter for now, so that it is said once. */
	private static final String HELD = "held:";

	/** Calls followed in one transaction. */
	private static final int TURN = 2_000;

	private final FollowUps followUps;

	private final People people;

	private final Employments employments;

	private final Standings standings;

	private final Diagnoses diagnoses;

	private final Backgrounds backgrounds;

	private final Cases cases;

	private final CaseOpenings openings;

	private final CaseEnds ends;

	private final Incentives incentives;

	private final Calibrations calibrations;

	private final Decisions decisions;

	private final ProgramSettings settings;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	private volatile @Nullable ProgramCore core;

	Program(FollowUps followUps, People people, Employments employments, Standings standings, Diagnoses diagnoses,
			Backgrounds backgrounds, Cases cases, CaseOpenings openings, CaseEnds ends, Incentives incentives,
			Calibrations calibrations, Decisions decisions, ProgramSettings settings, Clock clock,
			ApplicationEventPublisher events) {
		this.followUps = followUps;
		this.people = people;
		this.employments = employments;
		this.standings = standings;
		this.diagnoses = diagnoses;
		this.backgrounds = backgrounds;
		this.cases = cases;
		this.openings = openings;
		this.ends = ends;
		this.incentives = incentives;
		this.calibrations = calibrations;
		this.decisions = decisions;
		this.settings = settings;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * Follows a rep's waiting calls: folds them, keeps findings, opens a case where the
	 * rules say so, moves an objective on that was counted to its end.
	 * @return whether the rep has more calls waiting
	 */
	@Transactional
	public boolean follow(RepId rep) {
		FollowUps.Turn turn = this.followUps.take(rep, TURN);
		if (turn.nothing()) {
			this.followUps.done(turn);
			return !turn.complete();
		}
		Watch watch = this.cases.watch(rep);
		Standings.Kept kept = this.standings.of(rep);
		ProgramCore core = core();
		if (kept.stored() && kept.generation() != turn.generation()) {
			Remembered remembered = this.incentives.remembered(rep);
			Following following = followAnew(core, rep, watch, turn, remembered);
			draw(rep, watch, following);
			this.incentives.correct(rep, core.release(), following.earned(), keys(turn), remembered);
			judgeAnew(core, watch, turn);
			return done(turn, following);
		}
		Following following = new Following(core, profile(rep).recovered(watch.recovered()), kept.state(), watch,
				watch.tally());
		turn.calls().forEach(following::follow);
		draw(rep, watch, following);
		if (turn.corrected()) {
			this.incentives.correct(rep, core.release(), following.earned(), keys(turn), Remembered.NOTHING);
		}
		else {
			this.incentives.award(rep, core.release(), following.earned());
		}
		return done(turn, following);
	}

	/**
	 * Calls that led to a running case may read otherwise now: would it have been opened?
	 */
	private void judgeAnew(ProgramCore core, Watch watch, FollowUps.Turn turn) {
		Instant openedAt = watch.openedAt();
		if (openedAt == null || !turn.corrected()) {
			return;
		}
		RepState state = new RepState();
		state.heed(null, watch.lastEndedAt());
		Profile profile = profile(turn.rep());
		Set<Milestone> evident = EnumSet.noneOf(Milestone.class);
		this.followUps.history(turn, (call) -> {
			if (!call.startedAt().isAfter(openedAt)) {
				evident.addAll(core.entries(profile, state, call));
			}
		});
		this.ends.judgedAnew(turn.rep(), evident, core.release().number());
	}

	private boolean done(FollowUps.Turn turn, Following following) {
		this.standings.keep(turn.rep(), turn.generation(), following.state());
		this.followUps.done(turn);
		return !turn.complete();
	}

	private static Set<Call.Key> keys(FollowUps.Turn turn) {
		return turn.calls().stream().map(Call::key).collect(Collectors.toSet());
	}

	/** The core on the live release. */
	ProgramCore core() {
		Release live = this.decisions.live();
		ProgramCore current = this.core;
		if (current == null || current.release() != live) {
			current = new ProgramCore(live);
			this.core = current;
		}
		return current;
	}

	/** What is known of a rep without looking at calls. */
	Profile profile(RepId rep) {
		return Profile.of(this.people.rep(rep).orElseThrow(), this.settings.startedOn())
			.employed(this.employments.of(rep))
			.knownBy(() -> this.backgrounds.of(rep));
	}

	/** The same of many, in one statement. */
	Map<RepId, Profile> profiles(Collection<RepId> reps) {
		Map<RepId, Profile> profiles = new HashMap<>();
		this.employments.of(reps)
			.forEach((rep, employment) -> profiles.put(rep,
					Profile.of(this.people.rep(rep).orElseThrow(), this.settings.startedOn())
						.employed(employment)
						.knownBy(() -> this.backgrounds.of(rep))));
		return profiles;
	}

	/**
	 * History has changed (a late or corrected call): all of it is folded again in call
	 * order; consequences are drawn of the waiting calls only, and of the newest, since
	 * the change may have made an entry due.
	 */
	private Following followAnew(ProgramCore core, RepId rep, Watch watch, FollowUps.Turn turn, Remembered remembered) {
		Set<Call.Key> waiting = keys(turn);
		Following following = new Following(core, profile(rep).recovered(watch.recovered()), RepState.toKeep(), watch,
				(watch.tally() != null) ? watch.tally().fresh() : null);
		Call[] held = new Call[1];
		this.followUps.history(turn, (call) -> {
			if (held[0] != null) {
				int granted = remembered.granted(held[0].key());
				if (waiting.contains(held[0].key())) {
					following.follow(held[0]);
				}
				else {
					following.fold(held[0], granted);
				}
			}
			held[0] = call;
		});
		if (held[0] != null) {
			int granted = remembered.granted(held[0].key());
			if (waiting.contains(held[0].key())) {
				following.follow(held[0]);
			}
			else {
				following.followAgain(held[0], granted);
			}
		}
		return following;
	}

	private void draw(RepId rep, Watch watch, Following following) {
		this.diagnoses.record(rep, following.findings());
		following.said().forEach((proposal) -> say(rep, proposal));
		if (following.entry() != null) {
			enter(rep, following.entry(), following.state());
		}
		if (following.tally() != null && !following.tally().equals(watch.tally())) {
			this.cases.counted(following.tally());
		}
	}

	private void say(RepId rep, Proposal proposal) {
		boolean warning = proposal.value() instanceof EarlyWarning;
		String reason = warning ? ((EarlyWarning) proposal.value()).reason()
				: ((Observation) proposal.value()).reason();
		this.events.publishEvent(new Auditable(this.clock.instant(), UserId.SYSTEM,
				warning ? "rep.warned" : "rep.observed", rep.value(), null, reason,
				Map.of("rules", proposal.rules(), "calls", proposal.calls().stream().map(Call.Key::toString).toList()),
				proposal.release()));
	}

	/**
	 * Nobody enters on a milestone on which evaluators agree too little: what one hears
	 * another does not. It is on record once; the entry is due again with the next
	 * counted call.
	 */
	private void enter(RepId rep, Proposal proposal, RepState state) {
		EnterProgram entry = (EnterProgram) proposal.value();
		String held = HELD + entry.milestone().key();
		Optional<String> doubt = this.calibrations.doubt(entry.milestone());
		if (doubt.isPresent()) {
			if (state.note(held)) {
				this.events.publishEvent(new Auditable(
						this.clock.instant(), UserId.SYSTEM, "entry.held", rep.value(), null,
						"Does not enter the program on " + entry.milestone().key() + ". " + doubt.get(), Map.of("rules",
								proposal.rules(), "calls", proposal.calls().stream().map(Call.Key::toString).toList()),
						proposal.release()));
			}
			return;
		}
		state.forgetNotes(held);
		this.openings.open(rep, entry.milestone(), proposal.relapse(),
				new Case.Because(entry.reason(), proposal.rules(), proposal.release(), proposal.calls()));
	}

}
