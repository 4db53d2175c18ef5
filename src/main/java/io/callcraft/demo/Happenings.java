package io.callcraft.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.callcraft.assessment.Draws;
import io.callcraft.calls.Call;
import io.callcraft.calls.CallDispute;
import io.callcraft.calls.CallDisputes;
import io.callcraft.calls.CallIntake;
import io.callcraft.calls.Calls;
import io.callcraft.calls.FollowUps;
import io.callcraft.escalation.BehaviourReport;
import io.callcraft.escalation.BehaviourReports;
import io.callcraft.escalation.Case;
import io.callcraft.escalation.CaseOpenings;
import io.callcraft.escalation.CaseState;
import io.callcraft.escalation.Cases;
import io.callcraft.people.Employment;
import io.callcraft.people.Employments;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * What happens in the demonstration center beside the tasks of cases: an earlier case,
 * reports of conduct, a dispute, a change of seat. Each step looks first whether it was
 * taken.
 */
@Component
@Profile(DemonstrationCenter.PROFILE)
class Happenings {

	/** Kim's case rests on as few calls as can be: more than these are never needed. */
	private static final int BAD_CALLS = 30;

	/** The second of Jo's reports, which does not hold. */
	private static final int OVERTURNED = 1;

	/** Two unremarkable reps of the team North, some of whose calls nobody has heard. */
	static final List<Integer> UNHEARD_OF = List.of(10, 11);

	static final int UNHEARD = 8;

	private static final List<String> ACTS = List.of(
			"Sent a caller who was loud back into the queue at the third minute",
			"Put a caller on hold and back into the queue, says the log",
			"Sent a caller about a late delivery back into the queue, who called a second time",
			"Sent an upset caller back into the queue without a word",
			"Told a caller that the line was bad and sent her back into the queue");

	private final CaseOpenings openings;

	private final Cases cases;

	private final BehaviourReports reports;

	private final CallDisputes disputes;

	private final Draws draws;

	private final Employments employments;

	private final Calls calls;

	private final CallIntake intake;

	private final FollowUps followUps;

	private final Users users;

	private final Clock clock;

	Happenings(CaseOpenings openings, Cases cases, BehaviourReports reports, CallDisputes disputes, Draws draws,
			Employments employments, Calls calls, CallIntake intake, FollowUps followUps, Users users, Clock clock) {
		this.openings = openings;
		this.cases = cases;
		this.reports = reports;
		this.disputes = disputes;
		this.draws = draws;
		this.employments = employments;
		this.calls = calls;
		this.intake = intake;
		this.followUps = followUps;
		this.users = users;
		this.clock = clock;
	}

	/** Trent was in the program before, and recovered forty days ago. */
	void beforeCalls(Instant setUpAt) {
		RepId trent = rep(Cast.TRENT);
		if (this.cases.of(trent).isEmpty()) {
			LocalDate today = LocalDate.ofInstant(setUpAt, ZoneOffset.UTC);
			this.openings.takeOver(actor(Staff.HR), trent, Milestone.RECOMMENDATION, today.minusDays(75),
					today.minusDays(40), "Skipped offers in spring; signed a plan and kept it for a month");
		}
	}

	/** Jo is warned, disputes one report, and is reported again. */
	void reportJo() {
		RepId jo = rep(Cast.JO);
		int reported = this.reports.of(actor(Staff.HR), jo).size();
		for (int i = reported; i < ACTS.size(); i++) {
			BehaviourReport report = this.reports.report(actor(Staff.CARLA), jo,
					new BehaviourReport.Observed(Call.Behaviour.REQUEUED_CALLER,
							this.clock.instant().truncatedTo(ChronoUnit.MICROS), ACTS.get(i), Staff.QUINN, null));
			if (i == OVERTURNED) {
				this.reports.dispute(actor(new UserId(jo.value())), report.id(),
						"He hung up himself; the log shows the queue because he called again");
				this.reports.decide(actor(Staff.HR), report.id(), false,
						"The recording shows that the caller hung up: the witness saw the second call");
			}
		}
	}

	/** Dolores serves, and does not sell: her seat is to be handed over. */
	void moveDolores() {
		RepId dolores = rep(Cast.DOLORES);
		boolean closed = this.cases.of(dolores).stream().anyMatch((each) -> each.state() == CaseState.CLOSED);
		if (closed && this.employments.of(dolores).seat() == Employment.Seat.SELLING) {
			this.employments.move(actor(Staff.HR), dolores, Employment.Seat.SERVICE,
					"Fourteen years of superb service; selling is not what she was hired for");
		}
	}

	/** Quinn draws from calls that came without an assessment. */
	void drawCalls(Instant setUpAt) {
		for (int number : UNHEARD_OF) {
			for (int i = 1; i <= UNHEARD; i++) {
				CastMember member = Cast.members().get(number - 1);
				String id = "%s-unheard-%02d".formatted(member.id(), i);
				if (this.calls.find(new Call.Key(CallGenerator.SOURCE, id)).isEmpty()) {
					this.intake.take(
							List.of(CallsOfAScene.unheard(member, id, setUpAt.minus(i * 20L, ChronoUnit.MINUTES))),
							actor(Staff.INTEGRATION));
				}
			}
		}
		Actor quinn = actor(Staff.QUINN);
		if (this.draws.waiting(quinn, new PageRequest(null, 1)).items().isEmpty()) {
			this.draws.draw(quinn, Staff.NORTH, new Draws.Span(setUpAt.minus(30, ChronoUnit.DAYS), setUpAt), 5,
					"autumn");
		}
	}

	/**
	 * Kim has a bad day, a case opens on as few calls as can be, she disputes the last of
	 * them, and was right.
	 * @return whether there is no more to tell
	 */
	boolean tellKim() {
		RepId kim = rep(Cast.KIM);
		List<Case> all = this.cases.of(kim);
		if (all.isEmpty()) {
			return haveABadCall(kim);
		}
		Case theCase = all.get(0);
		if (!theCase.state().isRunning()) {
			return true;
		}
		List<CallDispute> raised = this.disputes.of(actor(Staff.QUINN), kim);
		if (raised.isEmpty()) {
			List<Call.Key> cited = theCase.openedBecause().calls();
			this.disputes.raise(actor(new UserId(kim.value())), cited.get(cited.size() - 1), Milestone.STATED_NEEDS,
					"He did say what he needed, right at the start: a bill that he can read");
		}
		else if (raised.get(0).decision() == null) {
			this.disputes.decide(actor(Staff.QUINN), raised.get(0).id(), Outcome.MET,
					"Heard once more: he says it in his second sentence");
		}
		return false;
	}

	private boolean haveABadCall(RepId kim) {
		if (this.followUps.waiting(Cast.members().size()).contains(kim)) {
			return false;
		}
		for (int i = 1; i <= BAD_CALLS; i++) {
			String id = "%s-bad-day-%02d".formatted(kim, i);
			if (this.calls.find(new Call.Key(CallGenerator.SOURCE, id)).isEmpty()) {
				this.intake.take(List.of(CallsOfAScene.call(Cast.members().get(Cast.KIM - 1), id,
						this.clock.instant().truncatedTo(ChronoUnit.MICROS), false)), actor(Staff.INTEGRATION));
				return false;
			}
		}
		return true;
	}

	private Actor actor(UserId user) {
		return this.users.actor(user).orElseThrow();
	}

	private static RepId rep(int number) {
		return Cast.members().get(number - 1).id();
	}

}
