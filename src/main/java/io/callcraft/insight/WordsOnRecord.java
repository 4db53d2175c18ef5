package io.callcraft.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.callcraft.calls.CallDispute;
import io.callcraft.calls.CallDisputes;
import io.callcraft.coaching.CoachingSession;
import io.callcraft.coaching.CoachingSessions;
import io.callcraft.escalation.BehaviourReport;
import io.callcraft.escalation.BehaviourReports;
import io.callcraft.escalation.Quote;
import io.callcraft.escalation.RepVoice;
import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that a rep wrote, and everything that quotes them, in one place, so that
 * nobody finds out at the end what was put in their mouth.
 */
@Service
public class WordsOnRecord {

	private final People people;

	private final RepVoice reps;

	private final CallDisputes disputes;

	private final CoachingSessions coaching;

	private final BehaviourReports behaviours;

	WordsOnRecord(People people, RepVoice reps, CallDisputes disputes, CoachingSessions coaching,
			BehaviourReports behaviours) {
		this.people = people;
		this.reps = reps;
		this.disputes = disputes;
		this.coaching = coaching;
		this.behaviours = behaviours;
	}

	/**
	 * A rep's words, newest first.
	 * @throws NotFound for anybody but the rep, those who lead them, HR and auditors:
	 * some of it was said behind closed doors
	 */
	@Transactional(readOnly = true)
	public List<Quote> of(Actor actor, RepId rep) {
		if (!mayRead(actor, rep)) {
			throw new NotFound("rep", rep.value());
		}
		UserId self = new UserId(rep.value());
		List<Quote> words = new ArrayList<>(this.reps.quotes(actor, rep));
		for (CallDispute dispute : this.disputes.of(actor, rep)) {
			words.add(new Quote(dispute.raisedAt(), self, true, "A dispute of " + dispute.milestone().key(),
					dispute.grounds(), "/calls/" + dispute.call(), null));
		}
		for (CoachingSession session : this.coaching.of(actor, rep)) {
			CoachingSession.Answer answer = session.answer();
			if (answer != null && !answer.words().isBlank()) {
				words.add(new Quote(answer.at(), self, true, "An answer to coaching", answer.words(),
						"/reps/" + rep + "/record", null));
			}
		}
		for (BehaviourReport report : this.behaviours.of(actor, rep)) {
			if (!report.grounds().isEmpty()) {
				words.add(new Quote(report.reportedAt(), self, true, "A dispute of a report", report.grounds(),
						"/reps/" + rep + "/record", null));
			}
		}
		words.sort(Comparator.comparing(Quote::at).reversed());
		return words;
	}

	private boolean mayRead(Actor actor, RepId rep) {
		return this.people.rep(rep).isPresent()
				&& (actor.is(rep) || this.people.leads(actor, rep) || actor.hasOneOf(Role.HR, Role.AUDITOR));
	}

}
