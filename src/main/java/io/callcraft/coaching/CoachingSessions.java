package io.callcraft.coaching;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.callcraft.diagnosis.SkillHelp;
import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What coaching each rep was given (R29): entered by whoever gave it, acknowledged by the
 * rep. What only one of them says does not count.
 */
@Service
public class CoachingSessions implements SkillHelp {

	private static final int LONGEST = 1_000;

	/** Later than this nobody remembers it well enough to agree. */
	private static final Duration ENTERED_WITHIN = Duration.ofDays(14);

	private final CoachingSessionRepository sessions;

	private final People people;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	CoachingSessions(CoachingSessionRepository sessions, People people, Clock clock, ApplicationEventPublisher events) {
		this.sessions = sessions;
		this.people = people;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * Somebody has coached a rep.
	 * @throws NotFound when the actor may not see the rep
	 * @throws NotAllowed for anybody but supervisors and coaches
	 * @throws InvalidInput naming what is wrong
	 * @throws Conflict for a reinforcement of what was never trained
	 */
	@Transactional
	public CoachingSession enter(Actor actor, RepId rep, CoachingSession.Given given) {
		RepId coached = this.people.visible(actor, rep).id();
		actor.mustHaveOneOf(Role.SUPERVISOR, Role.COACH);
		if (actor.is(coached)) {
			throw new NotAllowed("Nobody coaches themself");
		}
		Instant now = this.clock.instant();
		if (given.what().isBlank() || given.what().length() > LONGEST) {
			throw new InvalidInput("what", "say what you did, in at most " + LONGEST + " characters");
		}
		if (given.heldAt().isAfter(now)) {
			throw new InvalidInput("heldAt", "lies ahead: enter it once it has taken place");
		}
		if (given.heldAt().isBefore(now.minus(ENTERED_WITHIN))) {
			throw new InvalidInput("heldAt", "is more than " + ENTERED_WITHIN.toDays() + " days ago");
		}
		if (given.kind() == CoachingSession.Kind.REINFORCEMENT
				&& delivered(coached, given.milestone(), Instant.EPOCH).sessions() == 0) {
			throw new Conflict(rep.value(),
					"There is nothing to reinforce: the rep has acknowledged no session on " + given.milestone().key());
		}
		StoredCoachingSession stored = this.sessions.save(new StoredCoachingSession(coached, given, actor.user(), now));
		CoachingSession session = stored.toSession();
		publish(actor, session, "coaching.entered", "Coached: " + given.skill().title());
		return session;
	}

	/**
	 * The rep says whether it took place.
	 * @throws NotFound when the actor may not see the session
	 * @throws NotAllowed for anybody but the rep
	 * @throws Conflict when the rep has answered
	 */
	@Transactional
	public CoachingSession answer(Actor actor, long id, boolean tookPlace, String words) {
		StoredCoachingSession stored = this.sessions.findById(id)
			.filter((session) -> this.people.maySee(actor, new RepId(session.rep)))
			.orElseThrow(() -> new NotFound("coaching session", String.valueOf(id)));
		if (!actor.is(new RepId(stored.rep))) {
			throw new NotAllowed("Only the rep says whether it took place");
		}
		if (stored.answeredAt != null) {
			throw new Conflict(String.valueOf(id), "You have answered at " + stored.answeredAt);
		}
		if (words.length() > LONGEST) {
			throw new InvalidInput("words", "is longer than " + LONGEST + " characters");
		}
		stored.answer(new CoachingSession.Answer(this.clock.instant(), tookPlace, words.strip()));
		CoachingSession session = stored.toSession();
		publish(actor, session, tookPlace ? "coaching.acknowledged" : "coaching.denied", tookPlace
				? "The rep says that the coaching took place" : "The rep says that the coaching did not take place");
		return session;
	}

	/**
	 * A rep's coaching, newest first.
	 * @throws NotFound when the actor may not see the rep
	 */
	@Transactional(readOnly = true)
	public List<CoachingSession> of(Actor actor, RepId rep) {
		return this.sessions.findByRepOrderByIdDesc(this.people.visible(actor, rep).id().value())
			.stream()
			.map(StoredCoachingSession::toSession)
			.toList();
	}

	/** What was delivered to a rep on a milestone after an instant. */
	@Transactional(readOnly = true)
	public CoachingSession.Delivered delivered(RepId rep, Milestone milestone, Instant after) {
		int sessions = 0;
		int reinforcements = 0;
		for (StoredCoachingSession session : this.sessions
			.findByRepAndMilestoneAndTookPlaceTrueAndHeldAtGreaterThanOrderByHeldAt(rep.value(), milestone, after)) {
			if (session.kind == CoachingSession.Kind.SESSION) {
				sessions++;
			}
			else if (sessions > 0) {
				reinforcements++;
			}
		}
		return new CoachingSession.Delivered(sessions, reinforcements);
	}

	@Override
	@Transactional(readOnly = true)
	public boolean given(RepId rep, Milestone milestone) {
		return delivered(rep, milestone, Instant.EPOCH).sessions() > 0;
	}

	private void publish(Actor actor, CoachingSession session, String kind, String what) {
		CoachingSession.Given given = session.given();
		this.events
			.publishEvent(new Auditable(this.clock.instant(), actor.user(), kind, session.rep().value(), null, what,
					Map.of("session", session.id(), "kind", given.kind().name(), "milestone", given.milestone().key(),
							"skill", given.skill().name(), "heldAt", given.heldAt().toString(), "coach",
							session.coach().value(), "what", given.what()),
					null));
	}

}
