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

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans migrations, begins them and says how far they are; {@link MigrationWork} carries
 * them out.
 */
@Service
@Transactional
class StoredMigrations implements Migrations {

	private static final int LONGEST_REASON = 1_000;

	private final Deployments deployments;

	private final Families families;

	private final MigrationLog log;

	private final MigrationWork work;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	StoredMigrations(Deployments deployments, Families families, MigrationLog log, MigrationWork work,
			ApplicationEventPublisher events, Clock clock) {
		this.deployments = deployments;
		this.families = families;
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
	public Page<Passenger> preview(MigrationPlan plan, PageRequest page) {
		Deployment source = this.deployments.of(plan.from());
		String after = (page.after() != null) ? page.after() : "";
		List<Passenger> passengers = this.families.on(plan.from(), after, page.limit() + 1).stream().map((family) -> {
			FamilyMove move = FamilyMove.of(family.get(0), family, plan, source);
			return new Passenger(move.root().id(), move.root().process(), move.root().businessKey(), move.moves(),
					move.refusal().orElse(null));
		}).toList();
		return Page.of(passengers, page.limit(), Passenger::instance);
	}

	@Override
	public Migration start(MigrationPlan plan, String reason, Actor by) {
		if (reason.isBlank() || reason.length() > LONGEST_REASON) {
			throw new InvalidInput("reason", "say why, in at most " + LONGEST_REASON + " letters");
		}
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		Migration migration = new Migration(newId(now), plan.from(), plan.to(), MigrationPlanner.choices(plan),
				reason.strip(), by.user(), Migration.State.RUNNING, this.families.count(plan.from()), 0, 0, now, null);
		this.log.add(migration);
		this.work.schedule(migration.id(), now);
		enter(migration, by.user(), "workflow.migration-started", migration.total() + " running workflows are moved");
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
