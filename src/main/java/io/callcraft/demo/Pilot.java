package io.callcraft.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.callcraft.calls.Call;
import io.callcraft.calls.CallIntake;
import io.callcraft.calls.Calls;
import io.callcraft.diagnosis.Diagnoses;
import io.callcraft.diagnosis.GapKind;
import io.callcraft.diagnosis.GapOpinion;
import io.callcraft.diagnosis.GapReviews;
import io.callcraft.escalation.Case;
import io.callcraft.escalation.Cases;
import io.callcraft.people.Employment;
import io.callcraft.people.Employments;
import io.callcraft.people.Rep.RewardPreference;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.UserId;
import io.callcraft.workflow.Workflow;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Thirty reps of the billing line, where selling was tried and given up: their cases have
 * ended, so that there are enough to compare (B6). All of them missed two objectives, and
 * at the same facts Priya took fewer to the talk in private than Marcus and Carla did.
 */
@Component
@Profile(DemonstrationCenter.PROFILE)
class Pilot {

	/** The number of the first of them. */
	static final int FIRST = 101;

	private static final int OF_A_TEAM = 10;

	/** How many of each team came to the heart-to-heart. */
	private static final List<Integer> TALKED = List.of(9, 8, 3);

	/** As many calls as can open a case. */
	static final int CALLS = 30;

	/** What quality says of all their gaps: there is nothing to train. */
	private static final GapOpinion.Given TOO_SHORT = new GapOpinion.Given(false, GapKind.OBSTACLE, null,
			"Billing calls are over before there is time to lead");

	private static final List<String> NAMES = List.of("Alma Reyes", "Boris Lund", "Celia Marsh", "Dmitri Volk",
			"Elsa Bright", "Fritz Oberg", "Gina Moretti", "Hal Whitman", "Irma Castell", "Jonas Fell", "Kaya Onder",
			"Lars Brink", "Maud Ellis", "Nico Serra", "Olive Tate", "Pavel Hruby", "Quincy Dale", "Runa Hagen",
			"Stella Voss", "Tariq Amin", "Una Byrne", "Viktor Sand", "Willa Crane", "Xenia Pope", "Yusuf Kaya",
			"Zelda Finch", "Arno Weiss", "Brita Holt", "Corin Ashe", "Delia Munro");

	private final CallIntake intake;

	private final Calls calls;

	private final Cases cases;

	private final Employments employments;

	private final Workflow workflow;

	private final Diagnoses diagnoses;

	private final GapReviews reviews;

	private final Users users;

	Pilot(CallIntake intake, Calls calls, Cases cases, Employments employments, Workflow workflow, Diagnoses diagnoses,
			GapReviews reviews, Users users) {
		this.intake = intake;
		this.calls = calls;
		this.cases = cases;
		this.employments = employments;
		this.workflow = workflow;
		this.diagnoses = diagnoses;
		this.reviews = reviews;
		this.users = users;
	}

	/** All thirty, by number. */
	static List<CastMember> members() {
		return IntStream.range(0, NAMES.size())
			.mapToObj((i) -> new CastMember(FIRST + i, NAMES.get(i), Staff.BILLING.get(i / OF_A_TEAM).id(),
					250 + (i * 97) % 900, RewardPreference.values()[i % RewardPreference.values().length], 200,
					CallPattern.USUAL))
			.toList();
	}

	/**
	 * Two objectives, missed; what is said to stand behind it decides how far it goes.
	 */
	static List<Scene> story(CastMember member) {
		int index = member.number() - FIRST;
		boolean talk = index % OF_A_TEAM < TALKED.get(index / OF_A_TEAM);
		Scene missed = Scenes.agree(Milestone.LEAD, 5, "Billing calls are over before I could", true).then(1, 4);
		return List.of(missed, Scenes.review("SKILL"), missed, Scenes.review(talk ? "WILL" : "SKILL"));
	}

	/** Their calls: on two of three the customer does not let them lead. */
	void takeCalls(Instant setUpAt) {
		Instant day = setUpAt.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(2));
		List<Call> all = new ArrayList<>();
		for (CastMember member : members()) {
			Instant first = day.plus(Duration.ofHours((member.number() % 2 == 0) ? 10 : 17));
			for (int i = 0; i < CALLS; i++) {
				all.add(CallsOfAScene.call(member, "%s-pilot-%02d".formatted(member.id(), i + 1),
						first.plus(Duration.ofMinutes(7L * i)), i % 3 == 2));
			}
		}
		if (this.calls.find(all.get(all.size() - 1).key()).isEmpty()) {
			this.intake.take(all, actor(Staff.INTEGRATION));
		}
	}

	/** The pilot is over: they serve only, and their seats are given to others. */
	void end() {
		for (CastMember member : members()) {
			if (this.employments.of(member.id()).seat() == Employment.Seat.SELLING) {
				this.employments.move(actor(Staff.HR), member.id(), Employment.Seat.SERVICE,
						"The pilot on the billing line is over: it serves only");
			}
			this.cases.of(member.id()).forEach((ended) -> handOver(member, ended));
			this.diagnoses.gaps(member.id())
				.stream()
				.filter((gap) -> gap.settled() == null)
				.forEach((gap) -> this.reviews.decide(actor(Staff.QUINN), gap.id(), TOO_SHORT));
		}
	}

	private void handOver(CastMember member, Case ended) {
		this.workflow.openTasks(ended.id())
			.stream()
			.filter((task) -> task.name().equals("hand-over-seat"))
			.forEach((task) -> this.workflow.complete(task.id(), actor(Staff.supervisorOf(member.team())),
					Map.of("callsTakenBy", "Nobody: the line serves only", "fill", "CLOSE")));
	}

	private Actor actor(UserId user) {
		return this.users.actor(user).orElseThrow();
	}

}
