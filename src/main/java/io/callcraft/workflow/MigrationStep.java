package io.callcraft.workflow;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the next families of a migration, each in a transaction of its own: one that
 * cannot go stays whole where it is, and is written down.
 */
@Component
class MigrationStep {

	private static final Logger LOGGER = LoggerFactory.getLogger(MigrationStep.class);

	private final MigrationLog log;

	private final Families families;

	private final FamilyMover mover;

	private final Deployments deployments;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	private final TransactionTemplate transaction;

	MigrationStep(MigrationLog log, Families families, FamilyMover mover, Deployments deployments,
			ApplicationEventPublisher events, Clock clock, PlatformTransactionManager transactions) {
		this.log = log;
		this.families = families;
		this.mover = mover;
		this.deployments = deployments;
		this.events = events;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * Moves the next families.
	 * @return whether there may be more
	 */
	boolean take(String id, int most) {
		Migration migration = this.log.find(id).orElseThrow();
		if (migration.state() != Migration.State.RUNNING) {
			return false;
		}
		MigrationPlan plan = MigrationPlanner.plan(this.deployments.of(migration.from()),
				this.deployments.of(migration.to()), migration.nodes());
		String after = this.transaction.execute((status) -> this.log.lockCursor(id));
		List<WorkflowInstance> roots = Objects.requireNonNull(
				this.transaction.execute((status) -> this.families.on(plan.from(), Objects.requireNonNull(after), most)
					.stream()
					.map((family) -> family.get(0))
					.toList()));
		roots.forEach((root) -> move(migration, plan, root));
		if (roots.size() == most) {
			return true;
		}
		this.transaction.executeWithoutResult((status) -> end(id));
		return false;
	}

	private void move(Migration migration, MigrationPlan plan, WorkflowInstance root) {
		Optional<String> refusal;
		try {
			refusal = Objects.requireNonNull(this.transaction.execute((status) -> {
				Optional<FamilyMove> moved = this.mover.move(root, plan);
				Optional<String> reason = moved.flatMap(FamilyMove::refusal);
				if (reason.isEmpty()) {
					moved.ifPresent((family) -> enter(migration, family));
					this.log.progressed(migration.id(), root.id(), moved.isPresent() ? 1 : 0, 0);
				}
				return reason;
			}));
		}
		catch (RuntimeException ex) {
			LOGGER.warn("{} cannot be moved to release {}", root, plan.to(), ex);
			refusal = Optional.of("It failed: " + ex.getMessage());
		}
		refusal.ifPresent((reason) -> this.transaction.executeWithoutResult((status) -> {
			this.log.stayedBehind(migration.id(), root, reason);
			this.log.progressed(migration.id(), root.id(), 0, 1);
		}));
	}

	private void enter(Migration migration, FamilyMove family) {
		String moves = family.moves()
			.stream()
			.map((move) -> move.isUnchanged() ? move.node() : move.node() + " to " + move.target())
			.collect(Collectors.joining(", "));
		this.events.publishEvent(new Auditable(this.clock.instant(), migration.by(), "workflow.migrated",
				family.root().businessKey(), family.root().businessKey(),
				"Moved from release " + migration.from() + " to " + migration.to() + " at " + moves + ": "
						+ migration.reason(),
				Map.of("migration", migration.id(), "process", family.root().process(), "instance", family.root().id()),
				migration.to()));
	}

	private void end(String id) {
		if (this.log.end(id, Migration.State.DONE, this.clock.instant())) {
			Migration over = this.log.find(id).orElseThrow();
			this.events.publishEvent(
					new Auditable(this.clock.instant(), Actor.SYSTEM.user(), "workflow.migration-ended", id, null,
							over.moved() + " running workflows moved from release " + over.from() + " to " + over.to()
									+ ", " + over.stayed() + " stayed behind",
							Map.of("moved", over.moved(), "stayed", over.stayed()), over.to()));
		}
	}

}
