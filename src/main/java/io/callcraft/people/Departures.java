package io.callcraft.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;
import io.callcraft.shared.RetentionClock;
import io.callcraft.shared.Role;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who works here without being a rep leaves, or is back: their sign-in is closed, and
 * opened again. HR says so, or the system of HR; of an administrator only another one.
 */
@Service
public class Departures {

	private static final int LONGEST = 1_000;

	private final UserRepository repository;

	private final Users users;

	private final DirectoryCache directory;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Departures(UserRepository repository, Users users, DirectoryCache directory, Clock clock,
			ApplicationEventPublisher events) {
		this.repository = repository;
		this.users = users;
		this.directory = directory;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * Somebody leaves, or has left: they can no longer sign in, and open sessions end.
	 * @param on the last day of work
	 * @throws Conflict when they have left, are a rep, lead a team, are the only
	 * administrator or enter it of themselves
	 */
	@Transactional
	public User leave(Actor actor, UserId id, LocalDate on) {
		StoredUser row = changeable(actor, id);
		User before = row.toUser();
		if (before.hasLeft()) {
			throw new Conflict(id.value(), "'" + id + "' has left on " + before.leftOn());
		}
		if (actor.user().equals(id)) {
			throw new Conflict(id.value(), "Somebody else enters that you leave");
		}
		if (on.isAfter(LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC).plusDays(1))) {
			throw new InvalidInput("on", "lies ahead: enter it on the last day of work");
		}
		this.users.requireStillServed(before, new User(id, before.name(), Set.of(), null));
		User after = changed(row, on);
		this.events.publishEvent(new Auditable(this.clock.instant(), actor.user(), "sign-in.closed", id.value(), null,
				"Has left on " + on + " and can no longer sign in", Map.of("user", id.value()), null));
		this.events.publishEvent(new User.Left(id));
		this.events.publishEvent(
				RetentionClock.ofPerson(id.value(), on.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(), false));
		return after;
	}

	/**
	 * Who has left is back, or it was entered in error: they can sign in again, as what
	 * they were.
	 * @throws Conflict when they have not left
	 */
	@Transactional
	public User comeBack(Actor actor, UserId id, String reason) {
		StoredUser row = changeable(actor, id);
		if (reason.isBlank() || reason.length() > LONGEST) {
			throw new InvalidInput("reason", "say why, in 1 to " + LONGEST + " characters");
		}
		if (!row.toUser().hasLeft()) {
			throw new Conflict(id.value(), "'" + id + "' has not left");
		}
		User after = changed(row, null);
		this.events.publishEvent(new Auditable(this.clock.instant(), actor.user(), "sign-in.opened", id.value(), null,
				"Is back and can sign in again: " + reason.strip(), Map.of("user", id.value()), null));
		this.events.publishEvent(RetentionClock.stopped(id.value()));
		return after;
	}

	private User changed(StoredUser row, @Nullable LocalDate leftOn) {
		row.setLeftOn(leftOn);
		User after = this.repository.saveAndFlush(row).toUser();
		this.directory.changed((directory, version) -> directory.with(version, after));
		return after;
	}

	private StoredUser changeable(Actor actor, UserId id) {
		actor.mustHaveOneOf(Role.HR, Role.ADMIN, Role.INTEGRATION);
		this.directory.lock();
		StoredUser row = this.repository.findById(id.value()).orElseThrow(() -> new NotFound("user", id.value()));
		User user = row.toUser();
		if (user.roles().contains(Role.ADMIN)) {
			actor.mustHaveOneOf(Role.ADMIN);
		}
		RepId rep = user.rep();
		if (rep != null) {
			throw new Conflict(id.value(), "'" + id + "' is rep '" + rep + "': enter it on the rep's record");
		}
		return row;
	}

}
