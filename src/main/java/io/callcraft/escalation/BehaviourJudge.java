package io.callcraft.escalation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.callcraft.calls.Call.Behaviour;
import io.callcraft.decisions.Release;
import io.callcraft.decisions.Verdict;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.UserId;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Asks the rules what follows from reports of conduct: nothing, a warning, or a case.
 */
@Component
class BehaviourJudge {

	private final CaseWork work;

	private final BehaviourWarnings warnings;

	private final CaseOpenings openings;

	private final CaseEnds ends;

	private final People people;

	private final ApplicationEventPublisher events;

	BehaviourJudge(CaseWork work, BehaviourWarnings warnings, CaseOpenings openings, CaseEnds ends, People people,
			ApplicationEventPublisher events) {
		this.work = work;
		this.warnings = warnings;
		this.openings = openings;
		this.ends = ends;
		this.people = people;
		this.events = events;
	}

	/** Draws what follows from a rep's reports now. */
	void judge(Rep rep, Behaviour behaviour, Instant now) {
		Release release = this.work.live();
		boolean caseOpen = this.work.files.findByRunningRep(rep.id().value()).isPresent();
		List<StoredBehaviourReport> counting = counting(rep, behaviour, now, release);
		for (Verdict verdict : verdicts(release, standing(rep, behaviour, now, counting, caseOpen))) {
			if (verdict.value() instanceof WarnOfConduct warning) {
				warn(rep, behaviour, warning, verdict.rule(), release.number());
			}
			else if (verdict.value() instanceof EnterForConduct entry) {
				List<Long> reports = sinceWarning(rep, behaviour, now, counting).stream()
					.map(StoredBehaviourReport::number)
					.toList();
				this.openings.open(rep.id(), behaviour, reports,
						new Case.Because(entry.reason(), List.of(verdict.rule()), release.number(), List.of()));
			}
		}
	}

	/** Ends a case whose reports no longer bear it. */
	void judgeAnew(CaseFile file) {
		Behaviour behaviour = file.behaviour;
		Optional<Rep> rep = this.people.rep(file.repId());
		if (behaviour == null || rep.isEmpty()) {
			return;
		}
		Release release = this.work.live();
		List<Long> bearing = file.reportIds();
		List<StoredBehaviourReport> counting = counting(rep.get(), behaviour, file.openedAt, release).stream()
			.filter((report) -> bearing.contains(report.number()) || report.reportedAt.isBefore(file.openedAt))
			.toList();
		boolean bears = verdicts(release, standing(rep.get(), behaviour, file.openedAt, counting, false)).stream()
			.anyMatch((verdict) -> verdict.value() instanceof EnterForConduct);
		boolean disputed = bearing.stream()
			.flatMap((id) -> this.work.reports.findById(id).stream())
			.anyMatch((report) -> report.state == BehaviourReport.State.DISPUTED);
		if (!bears && !disputed) {
			this.ends.end(file, Actor.SYSTEM, "OPENED_IN_ERROR", "case.opened-in-error",
					"Opened in error: without the reports that did not hold, release " + release.number()
							+ " would not have opened it");
		}
	}

	/** Reports of acts since a plan was agreed that count. */
	static int since(CaseWork work, CaseFile file, Instant from) {
		Behaviour behaviour = file.behaviour;
		return (behaviour == null) ? 0
				: (int) work.reports
					.findByRepAndBehaviourAndHappenedAtGreaterThanOrderByHappenedAt(file.rep, behaviour, from)
					.stream()
					.filter(StoredBehaviourReport::stands)
					.count();
	}

	private static List<Verdict> verdicts(Release release, ConductStanding standing) {
		return release.decide("escalation", List.of(standing)).verdicts();
	}

	private ConductStanding standing(Rep rep, Behaviour behaviour, Instant now, List<StoredBehaviourReport> counting,
			boolean caseOpen) {
		int warnedDays = warnedBefore(rep, behaviour, now)
			.map((warning) -> (int) Duration.between(warning.givenAt, now).toDays())
			.orElse(-1);
		LocalDate noticed = rep.noticeAcknowledgedOn();
		int noticeDays = (noticed == null) ? -1
				: (int) ChronoUnit.DAYS.between(noticed, LocalDate.ofInstant(now, ZoneOffset.UTC));
		return new ConductStanding(behaviour, counting.size(), warnedDays,
				sinceWarning(rep, behaviour, now, counting).size(), noticeDays, caseOpen);
	}

	private List<StoredBehaviourReport> counting(Rep rep, Behaviour behaviour, Instant now, Release release) {
		Duration days = Duration.ofDays((long) release.threshold("behaviour.days"));
		return this.work.reports
			.findByRepAndBehaviourAndHappenedAtGreaterThanOrderByHappenedAt(rep.id().value(), behaviour,
					now.minus(days))
			.stream()
			.filter((report) -> report.stands() && !report.happenedAt.isAfter(now))
			.toList();
	}

	private List<StoredBehaviourReport> sinceWarning(Rep rep, Behaviour behaviour, Instant now,
			List<StoredBehaviourReport> counting) {
		return warnedBefore(rep, behaviour, now)
			.map((warning) -> counting.stream().filter((report) -> report.happenedAt.isAfter(warning.givenAt)).toList())
			.orElse(List.of());
	}

	/** The last warning; one whose own reports did not hold is none. */
	private Optional<BehaviourWarning> warnedBefore(Rep rep, Behaviour behaviour, Instant now) {
		return this.warnings.findFirstByRepAndBehaviourOrderByIdDesc(rep.id().value(), behaviour)
			.filter((warning) -> !warning.givenAt.isAfter(now))
			.filter((warning) -> !counting(rep, behaviour, warning.givenAt, this.work.live()).isEmpty());
	}

	private void warn(Rep rep, Behaviour behaviour, WarnOfConduct warning, String rule, int release) {
		Instant now = this.work.now();
		this.warnings.save(new BehaviourWarning(rep.id(), behaviour, now, warning.reason()));
		this.events.publishEvent(new Auditable(now, UserId.SYSTEM, "behaviour.warned", rep.id().value(), null,
				warning.reason(), Map.of("behaviour", behaviour.name(), "rules", List.of(rule)), release));
	}

}
