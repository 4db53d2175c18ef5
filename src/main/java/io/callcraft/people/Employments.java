package io.callcraft.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;
import io.callcraft.shared.RetentionClock;
import io.callcraft.shared.Role;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leave, seat and end of employment of reps. HR says so, or the system of HR.
 */
@Service
public class Employments {

	private static final int LONGEST = 1_000;

	private final EmploymentRepository employments;

	private final People people;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Employments(EmploymentRepository employments, People people, Clock clock, ApplicationEventPublisher events) {
		this.employments = employments;
		this.people = people;
		this.clock = clock;
		this.events = events;
	}

	/** How a rep is employed now. */
	@Transactional(readOnly = true)
	public Employment of(RepId rep) {
		return this.employments.findById(rep.value())
			.map(StoredEmployment::toEmployment)
			.orElseGet(() -> new Employment(rep, Employment.Seat.SELLING, null, null));
	}

	/** The same of many reps, in one statement. */
	@Transactional(readOnly = true)
	public Map<RepId, Employment> of(Collection<RepId> reps) {
		Map<RepId, Employment> employed = new HashMap<>();
		reps.forEach((rep) -> employed.put(rep, new Employment(rep, Employment.Seat.SELLING, null, null)));
		this.employments.findByRepIn(reps.stream().map(RepId::value).toList())
			.forEach((stored) -> employed.put(new RepId(stored.rep), stored.toEmployment()));
		return employed;
	}

	/** Reps who are on leave, or have left. */
	@Transactional(readOnly = true)
	public Set<RepId> away() {
		return this.employments.findByOnLeaveSinceIsNotNullOrLeftOnIsNotNull()
			.stream()
			.map((stored) -> new RepId(stored.rep))
			.collect(Collectors.toSet());
	}

	/**
	 * Teams in which anybody sits on a seat that sells, before those in which nobody does
	 * any more.
	 */
	@Transactional(readOnly = true)
	public List<Team> sellingFirst(Collection<Team> teams) {
		Set<String> others = this.employments.findBySeatOrLeftOnIsNotNull(Employment.Seat.SERVICE)
			.stream()
			.map((stored) -> stored.rep)
			.collect(Collectors.toSet());
		Map<Boolean, List<Team>> bySelling = teams.stream()
			.collect(Collectors.partitioningBy((team) -> this.people.members(team.id())
				.stream()
				.anyMatch((rep) -> !others.contains(rep.id().value()))));
		return Stream.of(true, false).flatMap((sells) -> bySelling.getOrDefault(sells, List.of()).stream()).toList();
	}

	/** The last days of those who left after a day. */
	@Transactional(readOnly = true)
	public List<LocalDate> leaversSince(LocalDate after) {
		return this.employments.findByLeftOnGreaterThan(after)
			.stream()
			.map((stored) -> Objects.requireNonNull(stored.leftOn))
			.toList();
	}

	/**
	 * A leave of absence begins now.
	 * @throws Conflict when the rep is on leave, or has left
	 */
	@Transactional
	public Employment beginLeave(Actor actor, RepId rep) {
		StoredEmployment stored = employed(actor, rep);
		if (stored.onLeaveSince != null) {
			throw new Conflict(rep.value(), "The rep is on leave since " + stored.onLeaveSince);
		}
		stored.onLeaveSince = this.clock.instant();
		return changed(actor, stored, Employment.What.LEAVE_BEGAN, "leave.began", "The rep is on leave");
	}

	/**
	 * A leave of absence ends now.
	 * @throws Conflict when the rep is not on leave
	 */
	@Transactional
	public Employment endLeave(Actor actor, RepId rep) {
		StoredEmployment stored = employed(actor, rep);
		if (stored.onLeaveSince == null) {
			throw new Conflict(rep.value(), "The rep is not on leave");
		}
		stored.onLeaveSince = null;
		return changed(actor, stored, Employment.What.LEAVE_ENDED, "leave.ended", "The rep is back from leave");
	}

	/**
	 * The rep moves to a seat that serves only, or to one that sells.
	 * @throws Conflict when the rep sits on such a seat
	 */
	@Transactional
	public Employment move(Actor actor, RepId rep, Employment.Seat seat, String reason) {
		StoredEmployment stored = employed(actor, rep);
		requireReason(reason);
		if (stored.seat == seat) {
			throw new Conflict(rep.value(), "The rep sits on such a seat");
		}
		stored.seat = seat;
		boolean service = seat == Employment.Seat.SERVICE;
		return changed(actor, stored, service ? Employment.What.MOVED_TO_SERVICE : Employment.What.MOVED_TO_SELLING,
				"seat.changed",
				(service ? "The rep moves to a seat that serves only: " : "The rep moves to a seat that sells: ")
						+ reason.strip());
	}

	/**
	 * The rep leaves, or has left: they can no longer sign in, and open sessions end.
	 * @param on the last day of work
	 */
	@Transactional
	public Employment leave(Actor actor, RepId rep, LocalDate on, Employment.Leaving leaving) {
		StoredEmployment stored = employed(actor, rep);
		if (on.isAfter(LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC).plusDays(1))) {
			throw new InvalidInput("on", "lies ahead: enter it on the last day of work");
		}
		stored.leftOn = on;
		stored.leaving = leaving;
		return changed(actor, stored, Employment.What.LEFT, "rep.left", "The rep has left on " + on);
	}

	/**
	 * Who has left is employed again, and can sign in: a termination was reversed, or it
	 * was entered in error.
	 * @throws Conflict when the rep has not left
	 */
	@Transactional
	public Employment comeBack(Actor actor, RepId rep, String reason) {
		StoredEmployment stored = stored(actor, rep);
		requireReason(reason);
		if (stored.leftOn == null) {
			throw new Conflict(rep.value(), "The rep has not left");
		}
		stored.leftOn = null;
		stored.leaving = null;
		return changed(actor, stored, Employment.What.RETURNED, "rep.returned",
				"The rep is employed again: " + reason.strip());
	}

	private Employment changed(Actor actor, StoredEmployment stored, Employment.What what, String kind,
			String sentence) {
		Employment employment = this.employments.save(stored).toEmployment();
		RepId rep = employment.rep();
		this.events.publishEvent(new Auditable(this.clock.instant(), actor.user(), kind, rep.value(), null, sentence,
				Map.of("seat", employment.seat().name()), null));
		this.events.publishEvent(new Employment.Changed(rep, what, actor, sentence));
		if (what == Employment.What.LEFT) {
			Instant left = Objects.requireNonNull(stored.leftOn).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
			this.events.publishEvent(
					RetentionClock.ofPerson(rep.value(), left, stored.leaving == Employment.Leaving.DISMISSED));
		}
		else if (what == Employment.What.RETURNED) {
			this.events.publishEvent(RetentionClock.stopped(rep.value()));
		}
		return employment;
	}

	private static void requireReason(String reason) {
		if (reason.isBlank() || reason.length() > LONGEST) {
			throw new InvalidInput("reason", "say why, in 1 to " + LONGEST + " characters");
		}
	}

	private StoredEmployment stored(Actor actor, RepId rep) {
		actor.mustHaveOneOf(Role.HR, Role.ADMIN, Role.INTEGRATION);
		if (this.people.rep(rep).isEmpty()) {
			throw new NotFound("rep", rep.value());
		}
		return this.employments.findById(rep.value()).orElseGet(() -> new StoredEmployment(rep));
	}

	private StoredEmployment employed(Actor actor, RepId rep) {
		StoredEmployment stored = stored(actor, rep);
		if (stored.leftOn != null) {
			throw new Conflict(rep.value(), "The rep has left on " + stored.leftOn);
		}
		return stored;
	}

}
