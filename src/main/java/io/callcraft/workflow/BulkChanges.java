package io.callcraft.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.NotFound;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Begins changes of all instances that a search finds, and stops them; {@link BulkStep}
 * carries them out.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BulkChanges {

	private final InstanceSearch search;

	private final BulkLog log;

	private final ChunkedWork work;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	BulkChanges(InstanceSearch search, BulkLog log, ChunkedWork work, ApplicationEventPublisher events, Clock clock) {
		this.search = search;
		this.log = log;
		this.work = work;
		this.events = events;
		this.clock = clock;
	}

	BulkRun start(InstanceQuery query, BulkChange change, @Nullable Integer expected, Actor by) {
		InstanceCount found = this.search.count(query);
		if (expected != null && expected != found.found()) {
			throw new Conflict("instances",
					"The search finds " + found.found() + " workflows by now, not " + expected + ": look again");
		}
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		BulkRun run = new BulkRun(newId(now), query, change, by.user(), BulkRun.State.RUNNING, found, 0, 0, 0, now,
				null);
		this.log.add(run);
		this.work.schedule(ChunkedWork.BULK_CHANGE, run.id(), now);
		enter(run, by, "workflow.bulk-started", change.action().name().toLowerCase(Locale.ROOT) + ": " + found.found()
				+ (found.complete() ? "" : " or more") + " workflows");
		return run;
	}

	/** Sorts by time, and no two nodes make the same. */
	private static String newId(Instant now) {
		return "change-" + ChronoUnit.MICROS.between(Instant.EPOCH, now) + "-"
				+ UUID.randomUUID().toString().substring(0, 8);
	}

	BulkRun run(String id) {
		return this.log.find(id).orElseThrow(() -> new NotFound("change", id));
	}

	BulkRun stop(String id, Actor by) {
		BulkRun run = run(id);
		if (!this.log.end(id, BulkRun.State.STOPPED, this.clock.instant())) {
			throw new Conflict(id, "The change is over: " + run.done() + " workflows were changed");
		}
		enter(run, by, "workflow.bulk-stopped", "No further workflows are changed");
		return run(id);
	}

	private void enter(BulkRun run, Actor by, String kind, String what) {
		this.events.publishEvent(new Auditable(this.clock.instant(), by.user(), kind, run.id(), null,
				what + ": " + run.change().reason(),
				Map.of("action", run.change().action().name(), "query", run.query().toString()), null));
	}

}
