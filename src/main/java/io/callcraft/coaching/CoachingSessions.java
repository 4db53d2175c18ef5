package io.callcraft.coaching;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.callcraft.diagnosis.Diagnoses;
import io.callcraft.diagnosis.Gap;
import io.callcraft.diagnosis.SkillHelp;
import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.PersonalText;
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

	private static final int LONGEST_PROMISE = 500;

	private static final int MOST_PROMISES = 6;

	/** A whole shift. */
	private static final int LONGEST_MINUTES = 480;

	/** Later than this nobody remembers it well enough to agree. */
	private static final Duration ENTERED_WITHIN = Duration.ofDays(14);

	private final CoachingSessionRepository sessions;

	private final Diagnoses diagnoses;

	private final TrainingRepository trainings;

	private final CoachActivities activities;

	private final People people;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	CoachingSessions(CoachingSessionRepository sessions, Diagnoses diagnoses, TrainingRepository trainings,
			CoachActivities activities, People people, Clock clock, ApplicationEventPublisher events) {
		this.sessions = sessions;
		this.diagnoses = diagnoses;
		this.trainings = trainings;
		this.activities = activities;
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
		check(given, now);
		Long gap = given.topic().gap();
		if (gap != null && this.diagnoses.gaps(coached).stream().noneMatch((each) -> each.id() == gap)) {
			throw new InvalidInput("gap", "is no gap of this rep");
		}
		if (given.kind() == CoachingSession.Kind.REINFORCEMENT
				&& delivered(coached, given.milestone(), Instant.EPOCH).sessions() == 0
				&& !this.trainings.existsByRepAndMilestoneAndCompletedAtIsNotNull(coached.value(), given.milestone())) {
			throw new Conflict(rep.value(), "There is nothing to reinforce: the rep has acknowledged no session on "
					+ given.milestone().key() + " and done no training");
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
		StoredCoachingSession stored = visible(actor, id);
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
		if (tookPlace && session.given().way() != null) {
			this.activities.add(session.coach(), session.given().heldAt(), CoachActivity.Kind.of(session.given().way()),
					session.given().minutes());
		}
		publish(actor, session, tookPlace ? "coaching.acknowledged" : "coaching.denied", tookPlace
				? "The rep says that the coaching took place" : "The rep says that the coaching did not take place");
		return session;
	}

	/**
	 * A promise was kept: the coach, or who leads the rep, says so of the rep's, the rep
	 * of the coach's.
	 * @throws NotFound when there is no such promise for the actor to see
	 * @throws NotAllowed for who made the promise
	 * @throws Conflict when that was said before
	 */
	@Transactional
	public CoachingSession kept(Actor actor, long id, long commitment) {
		StoredCoachingSession stored = visible(actor, id);
		RepId rep = new RepId(stored.rep);
		StoredCommitment promise = stored.commitments.stream()
			.filter((each) -> Objects.equals(each.id, commitment))
			.findFirst()
			.orElseThrow(() -> new NotFound("commitment", String.valueOf(commitment)));
		boolean may = (promise.side == Commitment.Side.COACH) ? actor.is(rep)
				: !actor.is(rep) && (actor.user().value().equals(stored.coach) || this.people.leads(actor, rep));
		if (!may) {
			throw new NotAllowed((promise.side == Commitment.Side.COACH) ? "Only the rep says that the coach kept it"
					: "The coach, or who leads the rep, says that the rep kept it");
		}
		if (promise.keptAt != null) {
			throw new Conflict(String.valueOf(id), "That it was kept is on record since " + promise.keptAt);
		}
		promise.keep(actor.user(), this.clock.instant());
		CoachingSession session = stored.toSession();
		publish(actor, session, "coaching.promise-kept", "A promise was kept");
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

	/** How many sessions wait for the rep to say whether they took place. */
	@Transactional(readOnly = true)
	public long unanswered(RepId rep) {
		return this.sessions.countByRepAndAnsweredAtIsNull(rep.value());
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

	@Override
	@Transactional(readOnly = true)
	public int sessions(RepId rep, Milestone milestone, Instant after) {
		return delivered(rep, milestone, after).sessions();
	}

	@Override
	@Transactional(readOnly = true)
	public List<Trained> trained(RepId rep) {
		return this.trainings.findByRepAndCompletedAtIsNotNullOrderByIdDesc(rep.value())
			.stream()
			.map((training) -> new Trained(training.milestone, training.competency,
					Objects.requireNonNull(training.completedAt)))
			.toList();
	}

	private static void check(CoachingSession.Given given, Instant now) {
		if (given.way() == null) {
			throw new InvalidInput("way", "is LIVE, SIDE_BY_SIDE, ROLE_PLAY or CALL_REVIEW");
		}
		if (given.minutes() < 1 || given.minutes() > LONGEST_MINUTES) {
			throw new InvalidInput("minutes", "is how long it took: 1 to " + LONGEST_MINUTES);
		}
		if (given.what().isBlank() || given.what().length() > LONGEST) {
			throw new InvalidInput("what", "say what you did, in at most " + LONGEST + " characters");
		}
		if (given.heldAt().isAfter(now)) {
			throw new InvalidInput("heldAt", "lies ahead: enter it once it has taken place");
		}
		if (given.heldAt().isBefore(now.minus(ENTERED_WITHIN))) {
			throw new InvalidInput("heldAt", "is more than " + ENTERED_WITHIN.toDays() + " days ago");
		}
		if (given.promises().size() > MOST_PROMISES) {
			throw new InvalidInput("promises", "are more than " + MOST_PROMISES + ": agree on few");
		}
		for (Commitment.Made promise : given.promises()) {
			if (promise.words().isBlank() || promise.words().length() > LONGEST_PROMISE) {
				throw new InvalidInput("promises", "say each in 1 to " + LONGEST_PROMISE + " characters");
			}
		}
	}

	private StoredCoachingSession visible(Actor actor, long id) {
		return this.sessions.findById(id)
			.filter((session) -> this.people.maySee(actor, new RepId(session.rep)))
			.orElseThrow(() -> new NotFound("coaching session", String.valueOf(id)));
	}

	private void publish(Actor actor, CoachingSession session, String kind, String what) {
		CoachingSession.Given given = session.given();
		Map<String, Object> detail = new LinkedHashMap<>();
		detail.put("session", session.id());
		detail.put("kind", given.kind().name());
		if (given.way() != null) {
			detail.put("way", given.way().name());
			detail.put("minutes", given.minutes());
		}
		detail.put("milestone", given.milestone().key());
		detail.put("skill", given.skill().name());
		if (given.topic().gap() != null) {
			detail.put("gap", Gap.key(given.topic().gap()));
		}
		detail.put("heldAt", given.heldAt().toString());
		detail.put("coach", session.coach().value());
		detail.put("what", PersonalText.of(given.what()));
		detail.put("promises",
				given.promises()
					.stream()
					.map((promise) -> Map.of("side", promise.side().name(), "words", PersonalText.of(promise.words())))
					.toList());
		this.events.publishEvent(new Auditable(this.clock.instant(), actor.user(), kind, session.rep().value(), null,
				what, detail, null));
	}

}
