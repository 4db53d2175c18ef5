package io.callcraft.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.callcraft.calls.Call.Behaviour;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.people.Users;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.PersonalText;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.shared.Words;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Conduct that people report, with time, act and witness; never read off a call (R47).
 * The rules warn first; only reports after a warning lead to a case.
 */
@Service
public class BehaviourReports {

	private static final int LONGEST = 2_000;

	/** Later than this nobody remembers it well enough to answer. */
	private static final Duration REPORTED_WITHIN = Duration.ofDays(14);

	private final CaseWork work;

	private final BehaviourJudge judge;

	private final CasePauses pauses;

	private final People people;

	private final Users users;

	private final ApplicationEventPublisher events;

	BehaviourReports(CaseWork work, BehaviourJudge judge, CasePauses pauses, People people, Users users,
			ApplicationEventPublisher events) {
		this.work = work;
		this.judge = judge;
		this.pauses = pauses;
		this.people = people;
		this.users = users;
		this.events = events;
	}

	/**
	 * Somebody reports what a rep did.
	 * @throws NotFound when the actor may not see the rep
	 * @throws NotAllowed for anybody but supervisors, coaches, quality and HR
	 * @throws InvalidInput naming what is wrong; a complaint about conditions is no
	 * negativity
	 */
	@Transactional
	public BehaviourReport report(Actor actor, RepId rep, BehaviourReport.Observed observed) {
		Rep seen = this.people.visible(actor, rep);
		actor.mustHaveOneOf(Role.SUPERVISOR, Role.COACH, Role.QUALITY, Role.HR);
		check(actor, seen, observed);
		Instant now = this.work.now();
		StoredBehaviourReport stored = this.work.reports
			.save(new StoredBehaviourReport(seen.id(), observed, actor.user(), now));
		publish(actor, stored, "behaviour.reported", Words.of(observed.behaviour()) + " is reported", Map.of("act",
				PersonalText.of(stored.act), "happenedAt", stored.happenedAt.toString(), "witness", stored.witness));
		this.judge.judge(seen, observed.behaviour(), now);
		return stored.toReport();
	}

	private void check(Actor actor, Rep rep, BehaviourReport.Observed observed) {
		Instant now = this.work.now();
		said("act", observed.act());
		if (observed.happenedAt().isAfter(now) || observed.happenedAt().isBefore(now.minus(REPORTED_WITHIN))) {
			throw new InvalidInput("happenedAt",
					"lies ahead, or more than " + REPORTED_WITHIN.toDays() + " days back: then nobody can answer it");
		}
		boolean witnessed = !observed.witness().equals(actor.user())
				&& this.users.find(observed.witness()).filter((user) -> !rep.id().equals(user.rep())).isPresent();
		if (!witnessed) {
			throw new InvalidInput("witness", "name somebody who saw or heard it, beside you and the rep");
		}
		if (observed.behaviour() == Behaviour.NEGATIVITY) {
			if (!observed.act().matches("(?s).*[\"“„«].{3,}[\"”“»].*")) {
				throw new InvalidInput("act", "quote what was said, word for word, in quotation marks");
			}
			if (!Boolean.FALSE.equals(observed.aboutConditions())) {
				throw new InvalidInput("aboutConditions",
						"a complaint about pay, hours, tools, safety or other conditions is never negativity: only false "
								+ "can be reported");
			}
		}
	}

	/**
	 * The rep says that it was not so. Until somebody has decided, it counts for nothing.
	 * @throws NotAllowed for anybody but the rep
	 * @throws Conflict when it was disputed before
	 */
	@Transactional
	public BehaviourReport dispute(Actor actor, long id, String grounds) {
		StoredBehaviourReport stored = visible(actor, id);
		if (!actor.is(new RepId(stored.rep))) {
			throw new NotAllowed("Only the rep can dispute it");
		}
		if (stored.grounds != null) {
			throw new Conflict(String.valueOf(id), "It was disputed at " + stored.disputedAt);
		}
		stored.dispute(said("grounds", grounds), this.work.now());
		publish(actor, stored, "behaviour.disputed", "The rep says that it was not so",
				Map.of("grounds", PersonalText.of(grounds.strip())));
		this.work.files.findByRunningRep(stored.rep)
			.filter((file) -> file.behaviour == stored.behaviour)
			.ifPresent((file) -> this.pauses.begin(file, Pause.Kind.DISPUTED_REPORT, String.valueOf(id),
					"the rep disputes report " + id, actor.user()));
		return stored.toReport();
	}

	/**
	 * Somebody who had no part in it decides whether a disputed report holds. Where it
	 * does not, what rests on it is judged anew.
	 * @throws NotAllowed for anybody but quality and HR, and for whoever had a part in it
	 * @throws Conflict when there is nothing to decide
	 */
	@Transactional
	public BehaviourReport decide(Actor actor, long id, boolean holds, String reason) {
		StoredBehaviourReport stored = visible(actor, id);
		actor.mustHaveOneOf(Role.QUALITY, Role.HR);
		if (Set.of(stored.reportedBy, stored.witness).contains(actor.user().value())) {
			throw new NotAllowed("Somebody decides who neither reported nor witnessed it");
		}
		if (stored.state != BehaviourReport.State.DISPUTED) {
			throw new Conflict(String.valueOf(id), "It is not disputed, or was decided");
		}
		stored.decide(holds, actor.user(), said("reason", reason), this.work.now());
		publish(actor, stored, holds ? "behaviour.upheld" : "behaviour.overturned",
				holds ? "The report holds" : "The report does not hold: it never counts",
				Map.of("reason", PersonalText.of(reason.strip())));
		this.work.files.findByRunningRep(stored.rep)
			.filter((file) -> file.behaviour == stored.behaviour)
			.ifPresent((file) -> {
				this.pauses.end(file, Pause.Kind.DISPUTED_REPORT, String.valueOf(id), actor.user(),
						"the dispute of report " + id + " is decided");
				this.judge.judgeAnew(file);
			});
		this.people.rep(new RepId(stored.rep))
			.ifPresent((rep) -> this.judge.judge(rep, stored.behaviour, this.work.now()));
		return stored.toReport();
	}

	/** A rep's reports, newest first. */
	@Transactional(readOnly = true)
	public List<BehaviourReport> of(Actor actor, RepId rep) {
		return this.work.reports.findByRepOrderByIdDesc(this.people.visible(actor, rep).id().value())
			.stream()
			.map(StoredBehaviourReport::toReport)
			.toList();
	}

	/** Disputed reports that nobody has decided, of reps whom the actor may see. */
	@Transactional(readOnly = true)
	public List<BehaviourReport> disputed(Actor actor) {
		return this.work.reports.findByStateOrderById(BehaviourReport.State.DISPUTED)
			.stream()
			.filter((stored) -> this.people.maySee(actor, new RepId(stored.rep)))
			.map(StoredBehaviourReport::toReport)
			.toList();
	}

	private StoredBehaviourReport visible(Actor actor, long id) {
		return this.work.reports.findById(id)
			.filter((stored) -> this.people.maySee(actor, new RepId(stored.rep)))
			.orElseThrow(() -> new NotFound("report", String.valueOf(id)));
	}

	private void publish(Actor actor, StoredBehaviourReport stored, String kind, String what,
			Map<String, Object> more) {
		Map<String, Object> detail = new LinkedHashMap<>(more);
		detail.put("report", stored.number());
		detail.put("behaviour", stored.behaviour.name());
		this.events
			.publishEvent(new Auditable(this.work.now(), actor.user(), kind, stored.rep, null, what, detail, null));
	}

	private static String said(String field, String text) {
		if (text.isBlank() || text.length() > LONGEST) {
			throw new InvalidInput(field, "say it in 1 to " + LONGEST + " characters");
		}
		return text.strip();
	}

}
