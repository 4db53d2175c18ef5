package io.callcraft.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.callcraft.coaching.CoachActivities;
import io.callcraft.coaching.CoachingPlan;
import io.callcraft.coaching.CoachingPlans;
import io.callcraft.coaching.CoachingSession;
import io.callcraft.coaching.CoachingSessions;
import io.callcraft.coaching.CoachingTopic;
import io.callcraft.coaching.Commitment;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Competency;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.UserId;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Coaching as it goes from day to day, of reps without a story: planned, put off, held,
 * confirmed by the rep or denied. Carla stays in her office. All of it is told, or none.
 */
@Component
@Profile(DemonstrationCenter.PROFILE)
class Coaching {

	private static final int PLANNED = 10;

	private static final int PUT_OFF = 11;

	private static final int CONFIRMED = 12;

	private static final int LIVE = 20;

	private static final int WAITING = 21;

	private static final int DENIED = 33;

	private final CoachingPlans plans;

	private final CoachingSessions sessions;

	private final CoachActivities activities;

	private final Users users;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Coaching(CoachingPlans plans, CoachingSessions sessions, CoachActivities activities, Users users,
			PlatformTransactionManager transactions, Clock clock) {
		this.transaction = new TransactionTemplate(transactions);
		this.plans = plans;
		this.sessions = sessions;
		this.activities = activities;
		this.users = users;
		this.clock = clock;
	}

	/** Tells it once, however often the center is set up further. */
	void tell() {
		if (this.plans.of(actor(Staff.PRIYA), member(PLANNED).id()).isEmpty()) {
			this.transaction.executeWithoutResult((status) -> tellAll());
		}
	}

	private void tellAll() {
		plan(PLANNED, CoachingSession.Way.LIVE, Milestone.DISCOVERY, Competency.BRIDGE,
				"Two calls together: the bridge from the request to the question\nThen two more alone, I listen", 1);
		CoachingPlan ill = plan(PUT_OFF, CoachingSession.Way.ROLE_PLAY, Milestone.CONCERNS, Competency.VERBAL_CLUES,
				"Three role plays: pick up every \"but\" and \"maybe\"", 0);
		this.plans.drop(coachOf(PUT_OFF), ill.id(), "Went home with a fever; we look for another day");
		plan(PUT_OFF, CoachingSession.Way.ROLE_PLAY, Milestone.CONCERNS, Competency.VERBAL_CLUES,
				"Three role plays: pick up every \"but\" and \"maybe\"", 4);

		CoachingSession confirmed = held(CONFIRMED, CoachingSession.Way.SIDE_BY_SIDE, Milestone.UNSTATED_NEEDS,
				Competency.OPEN_UP, "Six calls side by side: an open question, then four seconds of silence", 6);
		this.sessions.answer(rep(CONFIRMED), confirmed.id(), true, "The silence is hard, and it works");
		this.sessions.kept(rep(CONFIRMED), confirmed.id(), confirmed.commitments().get(1).id());
		CoachingSession live = held(LIVE, CoachingSession.Way.LIVE, Milestone.RECOMMENDATION, Competency.BUILD_VALUE,
				"Four calls: the benefit told as a moment of this customer", 3);
		this.sessions.answer(rep(LIVE), live.id(), true, "I would like to do it again next week");
		held(WAITING, CoachingSession.Way.CALL_REVIEW, Milestone.LEAD, Competency.TRANSITION,
				"Five calls: where the lead was lost, and which sentence would have kept it", 1);
		CoachingSession denied = held(DENIED, CoachingSession.Way.SIDE_BY_SIDE, Milestone.DISCOVERY, Competency.BRIDGE,
				"An hour side by side", 5);
		this.sessions.answer(rep(DENIED), denied.id(), false, "We said hello. There was no session");
		for (UserId lead : List.of(Staff.MARCUS, Staff.PRIYA)) {
			this.activities.wasOnTheFloor(actor(lead), today().minusDays(2), 90);
		}
	}

	private CoachingPlan plan(int number, CoachingSession.Way way, Milestone milestone, Competency skill, String agenda,
			int inDays) {
		return this.plans.plan(coachOf(number), member(number).id(),
				new CoachingPlan.Wanted(CoachingSession.Kind.SESSION, way, new CoachingTopic(milestone, skill, null),
						agenda, now().plus(inDays, ChronoUnit.DAYS)));
	}

	private CoachingSession held(int number, CoachingSession.Way way, Milestone milestone, Competency skill,
			String what, int daysAgo) {
		return this.sessions
			.enter(coachOf(number), member(number).id(), new CoachingSession.Given(CoachingSession.Kind.SESSION, way,
					new CoachingTopic(milestone, skill, null), what, now().minus(daysAgo, ChronoUnit.DAYS), 45,
					List.of(new Commitment.Made(Commitment.Side.REP, "Do it on five calls a day", today().plusDays(5)),
							new Commitment.Made(Commitment.Side.COACH, "Sit in on two of them", today().plusDays(5)))));
	}

	/** Priya coaches Carla's team, who does not. */
	private Actor coachOf(int number) {
		UserId lead = Staff.supervisorOf(member(number).team());
		return actor(lead.equals(Staff.CARLA) ? Staff.PRIYA : lead);
	}

	private Actor rep(int number) {
		return actor(new UserId(member(number).id().value()));
	}

	private Actor actor(UserId user) {
		return this.users.actor(user).orElseThrow();
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
	}

	private LocalDate today() {
		return LocalDate.ofInstant(now(), ZoneOffset.UTC);
	}

	private static CastMember member(int number) {
		return Cast.members().get(number - 1);
	}

}
