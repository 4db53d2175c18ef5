package io.callcraft.escalation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.callcraft.decisions.Release;
import io.callcraft.decisions.Ruling;
import io.callcraft.decisions.Verdict;
import io.callcraft.people.People;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import io.callcraft.workflow.Workflow;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stops new entries to the program when complaints or leavers rise beyond what chance
 * explains, or one supervisor's reps enter far more often than all others. What runs goes
 * on. A person ends the stop with a reason.
 */
@Service
public class CircuitBreaker {

	private static final int LONGEST = 1_000;

	private final CaseWork work;

	private final EntryStops stops;

	private final CenterPulse pulse;

	private final People people;

	private final Workflow workflow;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	CircuitBreaker(CaseWork work, EntryStops stops, CenterPulse pulse, People people, Workflow workflow, Clock clock,
			ApplicationEventPublisher events) {
		this.work = work;
		this.stops = stops;
		this.pulse = pulse;
		this.people = people;
		this.workflow = workflow;
		this.clock = clock;
		this.events = events;
	}

	/** Whether nobody enters now. */
	@Transactional(readOnly = true)
	public boolean isStopped() {
		return this.stops.existsByLastsTrue();
	}

	/** The stop that lasts; empty when people may enter. */
	@Transactional(readOnly = true)
	public Optional<EntryStop> current() {
		return this.stops.findByLastsTrue().map(StoredEntryStop::toStop);
	}

	/** The newest stops, newest first. */
	@Transactional(readOnly = true)
	public List<EntryStop> stops(Actor actor) {
		actor.mustHaveOneOf(Role.OPERATIONS, Role.HR, Role.AUDITOR, Role.ADMIN);
		return this.stops.findFirst20ByOrderByIdDesc().stream().map(StoredEntryStop::toStop).toList();
	}

	/** What the rules look at now: complaints, leavers, entries by supervisor. */
	@Transactional(readOnly = true)
	public List<Object> facts(Actor actor) {
		actor.mustHaveOneOf(Role.OPERATIONS, Role.HR, Role.AUDITOR, Role.ADMIN);
		return this.pulse.facts(this.clock.instant());
	}

	/** The days of complaints received after a day. */
	@Transactional(readOnly = true)
	public List<LocalDate> complaintsSince(LocalDate after) {
		return this.pulse.complaintsSince(after);
	}

	/**
	 * Somebody enters a complaint of a customer.
	 * @param rep whom it is about; absent when about nobody by name
	 */
	@Transactional
	public void complaint(Actor actor, LocalDate receivedOn, @Nullable RepId rep, String about) {
		actor.mustHaveOneOf(Role.SUPERVISOR, Role.QUALITY, Role.HR, Role.OPERATIONS, Role.INTEGRATION, Role.ADMIN);
		if (about.isBlank() || about.length() > LONGEST) {
			throw new InvalidInput("about", "say what it is about, in 1 to " + LONGEST + " characters");
		}
		if (receivedOn.isAfter(LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC).plusDays(1))) {
			throw new InvalidInput("receivedOn", "lies ahead");
		}
		if (rep != null && this.people.rep(rep).isEmpty()) {
			throw new InvalidInput("rep", "'" + rep + "' is no rep on file");
		}
		this.pulse.keep(receivedOn, rep, about.strip(), actor.user(), this.clock.instant());
		this.events.publishEvent(new Auditable(this.clock.instant(), actor.user(), "complaint.entered",
				(rep != null) ? rep.value() : "center", null, "A customer complained",
				Map.of("receivedOn", receivedOn.toString()), null));
		look();
	}

	/** Asks the rules whether entries are to stop. */
	@Transactional
	public void look() {
		Instant now = this.clock.instant();
		Release release = this.work.live();
		if (isStopped() || wasLookedAt(now.minus(Duration.ofDays((long) release.threshold("breaker.rest"))))) {
			return;
		}
		Ruling ruling = release.decide("escalation", this.pulse.facts(now));
		List<Verdict> verdicts = ruling.of(StopEntries.class).toList();
		if (verdicts.isEmpty()) {
			return;
		}
		String reason = verdicts.stream()
			.map((verdict) -> ((StopEntries) verdict.value()).reason())
			.distinct()
			.reduce((first, second) -> first + "; " + second)
			.orElseThrow();
		List<String> rules = verdicts.stream().map(Verdict::rule).distinct().toList();
		EntryStop stop = this.stops.save(new StoredEntryStop(reason, String.join("\n", rules), release.number(), now))
			.toStop();
		this.workflow.start("entries-stopped", key(stop.id()), Map.of());
		this.events.publishEvent(new Auditable(now, UserId.SYSTEM, "entries.stopped", "center", null,
				"Nobody enters the program until somebody has looked at it: " + reason, Map.of("rules", rules),
				release.number()));
	}

	/** What somebody has just looked at is still there for a while. */
	private boolean wasLookedAt(Instant since) {
		return this.stops.findFirst20ByOrderByIdDesc()
			.stream()
			.limit(1)
			.anyMatch((stop) -> stop.endedAt != null && stop.endedAt.isAfter(since));
	}

	/**
	 * Somebody of operations or HR has looked at it: people may enter again.
	 * @throws Conflict when nothing is stopped
	 */
	@Transactional
	public EntryStop end(Actor actor, String because) {
		EntryStop ended = lookedAt(actor, because);
		this.workflow.abort(key(ended.id()), "somebody has looked at it", actor);
		return ended;
	}

	/** The same, as the task of it is completed. */
	EntryStop lookedAt(Actor actor, String because) {
		actor.mustHaveOneOf(Role.OPERATIONS, Role.HR);
		if (because.isBlank() || because.length() > LONGEST) {
			throw new InvalidInput("reason", "say what you found, in 1 to " + LONGEST + " characters");
		}
		StoredEntryStop stop = this.stops.findByLastsTrue()
			.orElseThrow(() -> new Conflict("entries", "Nothing is stopped: people may enter"));
		stop.end(actor.user(), this.clock.instant(), because.strip());
		this.events.publishEvent(new Auditable(this.clock.instant(), actor.user(), "entries.resumed", "center", null,
				"People may enter the program again: " + because.strip(),
				Map.of("stoodHours", Duration.between(stop.begunAt, this.clock.instant()).toHours()), null));
		return stop.toStop();
	}

	private static String key(long stop) {
		return "entries-" + stop;
	}

}
