package io.callcraft.coaching;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.calls.Call;
import io.callcraft.diagnosis.Gap;
import io.callcraft.diagnosis.GapReview;
import io.callcraft.diagnosis.GapReviews;
import io.callcraft.people.People;
import io.callcraft.people.Team;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.PersonalText;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Coaching that is about to be given: planned from what people settled a gap to be, with
 * an agenda and the calls to listen to; held, or dropped with a reason (R29, R32).
 */
@Service
public class CoachingPlans {

	private static final int LONGEST_AGENDA = 4_000;

	private static final int LONGEST_REASON = 500;

	private static final int SHOWN = 100;

	/** As many calls as there is time to listen to. */
	private static final int CALLS = 5;

	private static final Duration USUALLY_IN = Duration.ofDays(2);

	private static final Duration AT_LATEST_IN = Duration.ofDays(180);

	private final CoachingPlanRepository plans;

	private final CoachingSessions sessions;

	private final GapReviews reviews;

	private final People people;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	CoachingPlans(CoachingPlanRepository plans, CoachingSessions sessions, GapReviews reviews, People people,
			Clock clock, ApplicationEventPublisher events) {
		this.plans = plans;
		this.sessions = sessions;
		this.reviews = reviews;
		this.people = people;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * What a session on a gap could be: what people settled that would help, and an
	 * agenda with the newest calls that still read as missed.
	 * @throws NotFound when there is no such gap for the actor to see
	 * @throws Conflict while nobody has settled what the gap is, where people see none,
	 * and once it is closed
	 */
	@Transactional(readOnly = true)
	public Proposal proposal(Actor actor, long gap) {
		GapReview review = this.reviews.review(actor, gap);
		Gap.Settled settled = review.gap().settled();
		if (settled == null || settled.cause() == null) {
			throw new Conflict(review.gap().key(),
					(settled == null) ? "Nobody has settled what the gap is yet" : "People see no gap there");
		}
		return new Proposal(review.gap().rep(),
				new CoachingPlan.Wanted(CoachingSession.Kind.SESSION, CoachingSession.Way.SIDE_BY_SIDE,
						new CoachingTopic(review.gap().milestone(), settled.remedy(), gap),
						Agenda.of(review.gap(), settled, calls(review)),
						this.clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(USUALLY_IN)));
	}

	/**
	 * The actor plans to coach a rep.
	 * @throws NotFound when the actor may not see the rep or the gap
	 * @throws NotAllowed for anybody but supervisors and coaches
	 * @throws InvalidInput naming what is wrong
	 */
	@Transactional
	public CoachingPlan plan(Actor actor, RepId rep, CoachingPlan.Wanted wanted) {
		RepId coached = this.people.visible(actor, rep).id();
		actor.mustHaveOneOf(Role.SUPERVISOR, Role.COACH);
		if (actor.is(coached)) {
			throw new NotAllowed("Nobody coaches themself");
		}
		Instant now = this.clock.instant();
		if (wanted.agenda().isBlank() || wanted.agenda().length() > LONGEST_AGENDA) {
			throw new InvalidInput("agenda", "say what to go through, in at most " + LONGEST_AGENDA + " characters");
		}
		if (wanted.plannedFor().isBefore(now.minus(1, ChronoUnit.DAYS))
				|| wanted.plannedFor().isAfter(now.plus(AT_LATEST_IN))) {
			throw new InvalidInput("plannedFor", "lies ahead, at most " + AT_LATEST_IN.toDays() + " days");
		}
		Long gap = wanted.topic().gap();
		List<Call.Key> calls = List.of();
		if (gap != null) {
			GapReview review = this.reviews.review(actor, gap);
			if (!review.gap().rep().equals(coached)) {
				throw new InvalidInput("gap", "is no gap of this rep");
			}
			calls = calls(review).stream().map(Call::key).toList();
		}
		StoredCoachingPlan stored = new StoredCoachingPlan(coached, actor.user(), wanted, calls);
		stored.madeBy = actor.user().value();
		stored.madeAt = now;
		CoachingPlan plan = this.plans.save(stored).toPlan();
		publish(actor, plan, "coaching.planned", "Coaching is planned: " + wanted.topic().skill().title());
		return plan;
	}

	/** The rep's supervisor is to look at calls again after training. */
	@Transactional(propagation = Propagation.MANDATORY)
	void reinforce(Actor actor, Training training, Instant at) {
		UserId coach = this.people.rep(training.rep())
			.flatMap((rep) -> this.people.team(rep.team()))
			.map(Team::supervisor)
			.orElse(actor.user());
		StoredCoachingPlan stored = new StoredCoachingPlan(training.rep(), coach,
				new CoachingPlan.Wanted(CoachingSession.Kind.REINFORCEMENT, CoachingSession.Way.CALL_REVIEW,
						training.topic(), Agenda.after(training), at),
				List.of());
		stored.trainingId = training.id();
		stored.madeBy = UserId.SYSTEM.value();
		stored.madeAt = this.clock.instant();
		publish(Actor.SYSTEM, this.plans.save(stored).toPlan(), "coaching.planned",
				"Another look is planned after training: " + training.item().title());
	}

	/** What the actor has planned and not held, the next first; at most 100. */
	@Transactional(readOnly = true)
	public List<CoachingPlan> waitingFor(Actor actor) {
		actor.mustHaveOneOf(Role.SUPERVISOR, Role.COACH);
		return this.plans
			.findByCoachAndStateOrderByPlannedForAscIdAsc(actor.user().value(), CoachingPlan.State.PLANNED,
					Limit.of(SHOWN))
			.stream()
			.map(StoredCoachingPlan::toPlan)
			.toList();
	}

	/**
	 * What is planned for a rep, newest first.
	 * @throws NotFound when the actor may not see the rep
	 */
	@Transactional(readOnly = true)
	public List<CoachingPlan> of(Actor actor, RepId rep) {
		return this.plans.findByRepOrderByIdDesc(this.people.visible(actor, rep).id().value())
			.stream()
			.map(StoredCoachingPlan::toPlan)
			.toList();
	}

	/**
	 * One plan.
	 * @throws NotFound when there is none for the actor to see
	 */
	@Transactional(readOnly = true)
	public CoachingPlan plan(Actor actor, long id) {
		return visible(actor, id).toPlan();
	}

	/**
	 * The session has taken place, says who held it; it counts once the rep has said so
	 * too.
	 * @throws NotFound when there is no such plan for the actor to see
	 * @throws Conflict when it was held or dropped before
	 */
	@Transactional
	public CoachingSession hold(Actor actor, long id, Held held) {
		StoredCoachingPlan stored = open(actor, id);
		CoachingSession session = this.sessions.enter(actor, new RepId(stored.rep), new CoachingSession.Given(
				stored.kind, stored.way, stored.topic(), held.what(), held.heldAt(), held.minutes(), held.promises()));
		stored.state = CoachingPlan.State.HELD;
		stored.sessionId = session.id();
		return session;
	}

	/**
	 * It is not held.
	 * @throws NotFound when there is no such plan for the actor to see
	 * @throws Conflict when it was held or dropped before
	 */
	@Transactional
	public CoachingPlan drop(Actor actor, long id, String reason) {
		StoredCoachingPlan stored = open(actor, id);
		if (reason.isBlank() || reason.length() > LONGEST_REASON) {
			throw new InvalidInput("reason", "says why, in at most " + LONGEST_REASON + " characters");
		}
		stored.state = CoachingPlan.State.DROPPED;
		stored.droppedBecause = reason.strip();
		CoachingPlan plan = stored.toPlan();
		publish(actor, plan, "coaching.dropped", "Coaching is not held");
		return plan;
	}

	private StoredCoachingPlan visible(Actor actor, long id) {
		return this.plans.findById(id)
			.filter((plan) -> this.people.maySee(actor, new RepId(plan.rep)))
			.orElseThrow(() -> new NotFound("coaching plan", String.valueOf(id)));
	}

	private StoredCoachingPlan open(Actor actor, long id) {
		StoredCoachingPlan stored = visible(actor, id);
		actor.mustHaveOneOf(Role.SUPERVISOR, Role.COACH);
		if (actor.is(new RepId(stored.rep))) {
			throw new NotAllowed("Nobody coaches themself");
		}
		if (stored.state != CoachingPlan.State.PLANNED) {
			throw new Conflict("plan-" + id,
					(stored.state == CoachingPlan.State.HELD) ? "It was held" : "It was dropped");
		}
		return stored;
	}

	private static List<Call> calls(GapReview review) {
		List<Call> missed = review.calls()
			.stream()
			.filter((call) -> call.outcome(review.gap().milestone()) == Outcome.MISSED)
			.toList();
		return missed.subList(Math.max(0, missed.size() - CALLS), missed.size());
	}

	private void publish(Actor actor, CoachingPlan plan, String kind, String what) {
		CoachingPlan.Wanted wanted = plan.wanted();
		Map<String, Object> detail = new LinkedHashMap<>();
		detail.put("plan", plan.key());
		detail.put("way", wanted.way().name());
		detail.put("milestone", wanted.topic().milestone().key());
		detail.put("skill", wanted.topic().skill().name());
		if (wanted.topic().gap() != null) {
			detail.put("gap", Gap.key(wanted.topic().gap()));
		}
		detail.put("plannedFor", wanted.plannedFor().toString());
		detail.put("coach", plan.coach().value());
		if (plan.droppedBecause() != null) {
			detail.put("reason", PersonalText.of(plan.droppedBecause()));
		}
		this.events.publishEvent(
				new Auditable(this.clock.instant(), actor.user(), kind, plan.rep().value(), null, what, detail, null));
	}

	/** What a session with a rep could be. */
	public record Proposal(RepId rep, CoachingPlan.Wanted wanted) {
	}

	/**
	 * How it was held.
	 *
	 * @param what which calls, which role play, in a few sentences
	 * @param minutes how long it took
	 */
	public record Held(String what, Instant heldAt, int minutes, List<Commitment.Made> promises) {
	}

}
