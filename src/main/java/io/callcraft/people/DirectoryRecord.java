package io.callcraft.people;

import java.time.Clock;
import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts changes of the directory on record, by ids alone. */
@Component
class DirectoryRecord {

	private final UserRepository users;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	DirectoryRecord(UserRepository users, ApplicationEventPublisher events, Clock clock) {
		this.users = users;
		this.events = events;
		this.clock = clock;
	}

	void saved(String what, String id, boolean isNew, Actor by, Map<String, Object> detail) {
		String sentence = (isNew ? "Entered " : "Changed ") + what + " " + id;
		this.events.publishEvent(
				new Auditable(this.clock.instant(), by.user(), what + ".saved", id, null, sentence, detail, null));
	}

	/** With the employment the sign-in ends, and with it every session. */
	@EventListener
	void changed(Employment.Changed event) {
		switch (event.what()) {
			case LEFT -> signIn(event, "sign-in.closed", "The rep has left and can no longer sign in");
			case RETURNED -> signIn(event, "sign-in.opened", "The rep is back and can sign in again");
			default -> {
				// employed before and after
			}
		}
	}

	private void signIn(Employment.Changed event, String kind, String sentence) {
		this.users.findByRep(event.rep().value())
			.map(StoredUser::toUser)
			.ifPresent((user) -> this.events.publishEvent(new Auditable(this.clock.instant(), event.by().user(), kind,
					event.rep().value(), null, sentence, Map.of("user", user.id().value()), null)));
	}

}
