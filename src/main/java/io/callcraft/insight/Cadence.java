package io.callcraft.insight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.callcraft.escalation.CaseHistory;
import io.callcraft.escalation.CaseState;
import io.callcraft.escalation.CaseTrace;
import io.callcraft.escalation.EscalationStage;
import io.callcraft.insight.CadenceReport.Load;
import io.callcraft.insight.CadenceReport.LowPerformer;
import io.callcraft.insight.CadenceReport.Resolved;
import io.callcraft.insight.CadenceReport.Waiting;
import io.callcraft.people.People;
import io.callcraft.people.Rep;
import io.callcraft.people.TeamHours;
import io.callcraft.shared.Actor;
import io.callcraft.shared.NotAllowed;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.shared.WorkingHours;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells whether low performance is dealt with quickly and often (R49), by cases alone:
 * its cost does not grow with the number of calls.
 */
@Service
public class Cadence {

	private static final Duration LATELY = Duration.ofDays(90);

	private static final Duration YEAR = Duration.ofDays(365);

	private final CaseHistory cases;

	private final People people;

	private final TeamHours hours;

	private final LowPerformers lowPerformers;

	private final Silences silences;

	private final Figures figures;

	private final Clock clock;

	Cadence(CaseHistory cases, People people, TeamHours hours, LowPerformers lowPerformers, Silences silences,
			Figures figures, Clock clock) {
		this.cases = cases;
		this.people = people;
		this.hours = hours;
		this.lowPerformers = lowPerformers;
		this.silences = silences;
		this.figures = figures;
		this.clock = clock;
	}

	/**
	 * The report on the reps whom somebody may see.
	 * @param queued which part of those who wait outside the program is wanted
	 * @throws NotAllowed for those who lead nobody
	 */
	@Transactional(readOnly = true)
	public CadenceReport report(Actor actor, PageRequest queued) {
		actor.mustHaveOneOf(Role.SUPERVISOR, Role.COACH, Role.QUALITY, Role.HR, Role.OPERATIONS, Role.AUDITOR,
				Role.ADMIN);
		Instant now = this.clock.instant();
		List<CaseTrace> running = visible(actor, this.cases.running());
		List<CaseTrace> ofTheYear = visible(actor, this.cases.openedSince(now.minus(YEAR)));
		List<Waiting> byAge = running.stream()
			.sorted(Comparator.comparing(CaseTrace::openedAt))
			.map((one) -> waiting(one, one.openedAt(), this.figures.firstActionDays()))
			.toList();
		List<LowPerformer> queue = this.lowPerformers.visibleTo(actor, now);
		Page<LowPerformer> shown = LowPerformers.part(queue, queued);
		return new CadenceReport(this.figures.firstActionDays(), inTime(ofTheYear, now),
				running.stream()
					.filter((one) -> one.firstStepAt() == null)
					.map((one) -> waiting(one, one.openedAt(), this.figures.firstActionDays()))
					.filter((one) -> one.due().isBefore(now))
					.sorted(Comparator.comparing(Waiting::since))
					.toList(),
				this.figures.dwellDays(),
				running.stream()
					.filter((one) -> one.state() == CaseState.OPEN)
					.map((one) -> waiting(one, one.lastStepAt(), this.figures.dwellDays()))
					.filter((one) -> one.due().isBefore(now))
					.sorted(Comparator.comparing(Waiting::since))
					.toList(),
				load(actor, running), resolved(ofTheYear), byAge.isEmpty() ? null : byAge.get(0), shown.items(),
				queue.size(), shown.next(), this.silences.in(actor.teams(), running, now));
	}

	private List<CaseTrace> visible(Actor actor, List<CaseTrace> all) {
		return all.stream().filter((one) -> this.people.maySee(actor, one.rep())).toList();
	}

	private Rate inTime(List<CaseTrace> ofTheYear, Instant now) {
		Rate rate = Rate.NONE;
		for (CaseTrace one : ofTheYear) {
			if (one.openedAt().isAfter(now.minus(LATELY))) {
				Instant first = one.firstStepAt();
				Instant due = due(one.rep(), one.openedAt(), this.figures.firstActionDays());
				if (first != null || due.isBefore(now)) {
					rate = rate.plus(first != null && !first.isAfter(due));
				}
			}
		}
		return rate;
	}

	private Waiting waiting(CaseTrace one, Instant since, int workingDays) {
		return new Waiting(one.id(), one.rep(), one.stage(), since, due(one.rep(), since, workingDays));
	}

	private Instant due(RepId rep, Instant since, int workingDays) {
		WorkingHours counting = this.people.rep(rep)
			.map((known) -> this.hours.of(known.team()))
			.orElse(this.hours.ofCenter());
		return counting.plusDays(since, workingDays);
	}

	private List<Load> load(Actor actor, List<CaseTrace> running) {
		Map<String, int[]> counts = new TreeMap<>();
		for (Rep rep : this.people.roster().reps()) {
			if (this.people.maySee(actor, rep.id())) {
				this.people.team(rep.team())
					.ifPresent((team) -> counts.computeIfAbsent(team.supervisor().value(), (id) -> new int[2])[0]++);
			}
		}
		running.forEach((one) -> this.people.rep(one.rep())
			.flatMap((rep) -> this.people.team(rep.team()))
			.ifPresent((team) -> counts.computeIfAbsent(team.supervisor().value(), (id) -> new int[2])[1]++));
		List<Load> load = new ArrayList<>();
		counts.forEach((supervisor, count) -> load.add(new Load(new UserId(supervisor), count[0], count[1])));
		load.sort(Comparator.comparingInt(Load::cases).reversed());
		return load;
	}

	private static List<Resolved> resolved(List<CaseTrace> ofTheYear) {
		List<CaseTrace> ended = ofTheYear.stream().filter(CaseTrace::isEnded).toList();
		return Arrays.stream(EscalationStage.values()).map((stage) -> {
			int reached = (int) ended.stream().filter((one) -> one.stage().compareTo(stage) >= 0).count();
			int recovered = (int) ended.stream()
				.filter((one) -> one.stage() == stage && one.state() == CaseState.RECOVERED)
				.count();
			return new Resolved(stage, new Rate(recovered, reached));
		}).toList();
	}

}
