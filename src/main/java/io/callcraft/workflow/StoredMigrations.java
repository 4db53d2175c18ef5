package io.callcraft.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Conflict;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans migrations, begins them and says how far they are; {@link ChunkedWork} carries
 * them out.
 */
@Service
@Transactional
class StoredMigrations implements Migrations {

	private static final int LONGEST_REASON = 1_000;

	private final Deployments deployments;

	private final Families families;

	private final InstanceSearch search;

	private final MigrationLog log;

	private final ChunkedWork work;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	StoredMigrations(Deployments deployments, Families families, InstanceSearch search, MigrationLog log,
			ChunkedWork work, ApplicationEventPublisher events, Clock clock) {
		this.deployments = deployments;
		this.families = families;
		this.search = search;
		this.log = log;
		this.work = work;
		this.events = events;
		this.clock = clock;
	}

	@Override
	@Transactional(readOnly = true)
	public MigrationPlan plan(int from, int to, Map<String, Map<String, String>> chosen) {
		if (from == to) {
			throw new InvalidInput("to", "is the release that the instances run on: name another");
		}
		return MigrationPlanner.plan(this.deployments.of(from), this.deployments.of(to), chosen);
	}

	@Override
	@Transactional(readOnly = true)
	public Page<Passenger> preview(MigrationPlan plan, @Nullable InstanceQuery only, PageRequest page) {
		Deployment source = this.deployments.of(plan.from());
		if (only != null) {
			return this.search.page(narrowed(only, plan.from()), page)
				.map((found) -> passenger(this.families.family(found.id()), plan, source));
		}
		String after = (page.after() != null) ? page.after() : "";
		List<Passenger> passengers = this.families.on(plan.from(), after, page.limit() + 1)
			.stream()
			.map((family) -> passenger(family, plan, source))
			.toList();
		return Page.of(passengers, page.limit(), Passenger::instance);
	}

	private static Passenger passenger(List<WorkflowInstance> family, MigrationPlan plan, Deployment source) {
		FamilyMove move = FamilyMove.of(family.get(0), family, plan, source);
		return new Passenger(move.root().id(), move.root().process(), move.root().businessKey(), move.moves(),
				move.refusal().orElse(null));
	}

	/** Only who runs, and on the release that is left, can move. */
	private static InstanceQuery narrowed(InstanceQuery only, int from) {
		if (only.release() != null && only.release() != from) {
			throw new InvalidInput("search", "finds workflows on release " + only.release() + ", not on " + from);
		}
		if (only.state() != null && !only.state().isRunning()) {
			throw new InvalidInput("search", "finds workflows that have ended: only running ones can move");
		}
		return new InstanceQuery(only.process(), from, (only.state() != null) ? only.state() : InstanceState.ACTIVE,
				only.stuck(), only.node(), only.startedAfter(), only.startedBefore(), only.businessKey(),
				only.variable(), only.value());
	}

	@Override
	public Migration start(MigrationPlan plan, @Nullable InstanceQuery only, String reason, Actor by) {
		if (reason.isBlank() || reason.length() > LONGEST_REASON) {
			throw new InvalidInput("reason", "say why, in at most " + LONGEST_REASON + " letters");
		}
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		@Nullable InstanceQuery narrowed = (only != null) ? narrowed(only, plan.from()) : null;
		InstanceCount total = (narrowed != null) ? this.search.count(narrowed) : this.families.count(plan.from());
		Migration migration = new Migration(newId(now), plan.from(), plan.to(), narrowed,
				MigrationPlanner.choices(plan), reason.strip(), by.user(), Migration.State.RUNNING, total, 0, 0, now,
				null);
		this.log.add(migration);
		this.work.schedule(ChunkedWork.MIGRATION, migration.id(), now);
		enter(migration, by.user(), "workflow.migration-started",
				total.found() + (total.complete() ? "" : " and more") + " running workflows are moved");
		return migration;
	}

	/** Sorts by time, and no two nodes make the same. */
	private static String newId(Instant now) {
		return "migration-" + ChronoUnit.MICROS.between(Instant.EPOCH, now) + "-"
				+ UUID.randomUUID().toString().substring(0, 8);
	}

	@Override
	@Transactional(readOnly = true)
	public Migration migration(String id) {
		return this.log.find(id).orElseThrow(() -> new NotFound("migration", id));
	}

	@Override
	@Transactional(readOnly = true)
	public Page<Migration> migrations(PageRequest page) {
		return this.log.page(page);
	}

	@Override
	@Transactional(readOnly = true)
	public Page<StayedBehind> stayedBehind(String migration, PageRequest page) {
		return this.log.stayedBehind(migration(migration).id(), page);
	}

	@Override
	public Migration stop(String id, Actor by) {
		Migration migration = migration(id);
		if (!this.log.end(id, Migration.State.STOPPED, this.clock.instant())) {
			throw new Conflict(id, "The migration is over: " + migration.moved() + " workflows have moved");
		}
		enter(migration, by.user(), "workflow.migration-stopped", "No further running workflows are moved");
		return migration(id);
	}

	private void enter(Migration migration, UserId by, String kind, String what) {
		this.events.publishEvent(new Auditable(this.clock.instant(), by, kind, migration.id(), null,
				what + " from release " + migration.from() + " to " + migration.to() + ": " + migration.reason(),
				Map.of("from", migration.from(), "to", migration.to(), "nodes", migration.nodes()), migration.to()));
	}

}
