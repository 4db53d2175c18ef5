package io.callcraft.people;

import java.time.Clock;
import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Puts changes of the directory on record, by ids alone. */
@Component
class DirectoryRecord {

	private final ApplicationEventPublisher events;

	private final Clock clock;

	DirectoryRecord(ApplicationEventPublisher events, Clock clock) {
		this.events = events;
		this.clock = clock;
	}

	void saved(String what, String id, boolean isNew, Actor by, Map<String, Object> detail) {
		String sentence = (isNew ? "Entered " : "Changed ") + what + " " + id;
		this.events.publishEvent(
				new Auditable(this.clock.instant(), by.user(), what + ".saved", id, null, sentence, detail, null));
	}

}
