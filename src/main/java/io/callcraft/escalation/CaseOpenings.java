package io.callcraft.escalation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.callcraft.calls.Call;
import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.PersonalText;
import io.callcraft.shared.RepId;
import io.callcraft.shared.RetentionClock;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.workflow.Workflow;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens cases: at the stage that the rules name, by the evidence of calls or by reports
 * of conduct. A rep has one running case at most.
 */
@Service
public class CaseOpenings {

	private static final int LONGEST = 1_000;

	private final CaseFiles files;

	private final Workflow workflow;

	private final CircuitBreaker breaker;

	private final People people;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	CaseOpenings(CaseFiles files, Workflow workflow, CircuitBreaker breaker, People people, Clock clock,
			ApplicationEventPublisher events) {
		this.files = files;
		this.workflow = workflow;
		this.breaker = breaker;
		this.people = people;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * Opens a case about a milestone; its first task comes up at once.
	 * @param relapse what the rules say of it as a relapse, and where it begins; absent
	 * for a new case, which begins with objectives
	 * @return the case; empty when the rep has one running already, or while entries are
	 * stopped: an entry stays due and is proposed again
	 */
	@Transactional
	public Optional<Case> open(RepId rep, Milestone milestone, @Nullable EntryStage relapse, Case.Because because) {
		CaseFile file = new CaseFile(rep, milestone, this.clock.instant(), because);
		if (relapse != null) {
			file.firstStage = EscalationStage.valueOf(relapse.stage());
			this.files.findByRepAndClosedAtNotNullOrderByClosedAtDesc(rep.value())
				.stream()
				.filter((earlier) -> earlier.state == CaseState.RECOVERED && earlier.milestone == milestone)
				.findFirst()
				.ifPresent((earlier) -> file.relapseOf = earlier.number);
		}
		return open(file, Map.of("milestone", milestone.key()));
	}

	/**
	 * Opens a case about conduct, at formative feedback.
	 * @param reports the reports that it rests on
	 */
	Optional<Case> open(RepId rep, Call.Behaviour behaviour, List<Long> reports, Case.Because because) {
		CaseFile file = new CaseFile(rep, behaviour, reports, this.clock.instant(), because);
		file.firstStage = EscalationStage.FORMATIVE_FEEDBACK;
		return open(file, Map.of("behaviour", behaviour.name(), "reports", reports));
	}

	private Optional<Case> open(CaseFile fresh, Map<String, Object> about) {
		if (this.files.findByRunningRep(fresh.rep).isPresent() || this.breaker.isStopped()) {
			return Optional.empty();
		}
		CaseFile file = this.files.save(fresh);
		Case opened = file.toCase();
		Case.Because because = opened.openedBecause();
		Map<String, Object> detail = new LinkedHashMap<>(about);
		detail.put("stage", file.firstStage.name());
		detail.put("rules", because.rules());
		detail.put("calls", because.calls().stream().map(Call.Key::toString).toList());
		this.events.publishEvent(new Auditable(file.openedAt, UserId.SYSTEM, "case.opened", file.rep, file.id(),
				because.reason(), detail, because.release()));
		this.workflow.start("staged-escalation", file.id(), Map.of("caseId", file.id(), "rep", file.rep, "stage",
				file.firstStage.name(), "heartToHeartDue", "1 working days", "replyWindow", "P7D"));
		return Optional.of(file.toCase());
	}

	/**
	 * HR takes over a case from before Callcraft, from which the rep has recovered, so
	 * that a relapse is seen as one.
	 * @throws InvalidInput naming what is wrong
	 * @throws Conflict when a case is running
	 */
	@Transactional
	public Case takeOver(Actor actor, RepId rep, Milestone milestone, LocalDate openedOn, LocalDate recoveredOn,
			String reason) {
		actor.mustHaveOneOf(Role.HR);
		RepId known = this.people.visible(actor, rep).id();
		Instant now = this.clock.instant();
		Instant opened = openedOn.atStartOfDay(ZoneOffset.UTC).toInstant();
		Instant recovered = recoveredOn.atStartOfDay(ZoneOffset.UTC).toInstant();
		if (recovered.isAfter(now)) {
			throw new InvalidInput("recoveredOn", "lies ahead");
		}
		if (!opened.isBefore(recovered)) {
			throw new InvalidInput("openedOn", "is not before the day of recovery");
		}
		if (reason.isBlank() || reason.length() > LONGEST) {
			throw new InvalidInput("reason", "say what the papers say, in 1 to " + LONGEST + " characters");
		}
		if (this.files.findByRunningRep(known.value()).isPresent()) {
			throw new Conflict(rep.value(), "A case is running: nothing is taken over beside it");
		}
		CaseFile file = new CaseFile(known, milestone, opened,
				new Case.Because(reason.strip(), List.of(), 0, List.of()));
		file.end(CaseState.RECOVERED, "RECOVERED", "Recovered before Callcraft, by the papers of HR", recovered);
		file = this.files.save(file);
		this.events.publishEvent(RetentionClock.ofCase(file.rep, file.id(), file.keptSince()));
		this.events.publishEvent(new Auditable(now, actor.user(), "case.taken-over", known.value(), file.id(),
				"An earlier case is on record", Map.of("milestone", milestone.key(), "openedOn", openedOn.toString(),
						"recoveredOn", recoveredOn.toString(), "reason", PersonalText.of(reason.strip())),
				null));
		return file.toCase();
	}

}
