package io.callcraft.program;

import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.callcraft.calls.Call;
import io.callcraft.calls.FollowUps;
import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.Release;
import io.callcraft.diagnosis.Diagnoses;
import io.callcraft.escalation.Case;
import io.callcraft.escalation.Cases;
import io.callcraft.escalation.EarlyWarning;
import io.callcraft.escalation.EnterProgram;
import io.callcraft.escalation.Observation;
import io.callcraft.escalation.Watch;
import io.callcraft.people.People;
import io.callcraft.shared.Auditable;
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

	/** Calls followed in one transaction. */
	private static final int TURN = 2_000;

	private final FollowUps followUps;

	private final People people;

	private final Standings standings;

	private final Diagnoses diagnoses;

	private final Cases cases;

	private final Decisions decisions;

	private final ProgramSettings settings;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	private volatile @Nullable ProgramCore core;

	Program(FollowUps followUps, People people, Standings standings, Diagnoses diagnoses, Cases cases,
			Decisions decisions, ProgramSettings settings, Clock clock, ApplicationEventPublisher events) {
		this.followUps = followUps;
		this.people = people;
		this.standings = standings;
		this.diagnoses = diagnoses;
		this.cases = cases;
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
		Following following;
		if (kept.stored() && kept.generation() != turn.generation()) {
			following = followAnew(rep, watch, turn);
		}
		else {
			following = new Following(core(), profile(rep), kept.state(), watch, watch.tally());
			turn.calls().forEach(following::follow);
		}
		draw(rep, watch, following);
		this.standings.keep(rep, turn.generation(), following.state());
		this.followUps.done(turn);
		return !turn.complete();
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
		return Profile.of(this.people.rep(rep).orElseThrow(), this.settings.startedOn());
	}

	/**
	 * History has changed (a late or corrected call): all of it is folded again in call
	 * order; consequences are drawn of the waiting calls only, and of the newest, since
	 * the change may have made an entry due.
	 */
	private Following followAnew(RepId rep, Watch watch, FollowUps.Turn turn) {
		Set<Call.Key> waiting = new HashSet<>();
		turn.calls().forEach((call) -> waiting.add(call.key()));
		Following following = new Following(core(), profile(rep), new RepState(), watch,
				(watch.tally() != null) ? watch.tally().fresh() : null);
		Call[] held = new Call[1];
		this.followUps.history(turn, (call) -> {
			if (held[0] != null) {
				take(following, held[0], waiting.contains(held[0].key()));
			}
			held[0] = call;
		});
		if (held[0] != null) {
			following.follow(held[0]);
		}
		return following;
	}

	private static void take(Following following, Call call, boolean isNew) {
		if (isNew) {
			following.follow(call);
		}
		else {
			following.fold(call);
		}
	}

	private void draw(RepId rep, Watch watch, Following following) {
		this.diagnoses.record(rep, following.findings());
		following.said().forEach((proposal) -> say(rep, proposal));
		if (following.entry() != null) {
			enter(rep, following.entry());
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

	private void enter(RepId rep, Proposal proposal) {
		EnterProgram entry = (EnterProgram) proposal.value();
		this.cases.open(rep, entry.milestone(),
				new Case.Because(entry.reason(), proposal.rules(), proposal.release(), proposal.calls()));
	}

}
