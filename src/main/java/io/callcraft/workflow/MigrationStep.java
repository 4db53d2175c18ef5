package io.callcraft.workflow;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Auditable;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.PersonalText;
import org.jspecify.annotations.Nullable;
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

	private final InstanceSearch search;

	private final FamilyMover mover;

	private final Deployments deployments;

	private final Extensions extensions;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	private final TransactionTemplate transaction;

	MigrationStep(MigrationLog log, Families families, InstanceSearch search, FamilyMover mover,
			Deployments deployments, Extensions extensions, ApplicationEventPublisher events, Clock clock,
			PlatformTransactionManager transactions) {
		this.log = log;
		this.families = families;
		this.search = search;
		this.mover = mover;
		this.deployments = deployments;
		this.extensions = extensions;
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
		Next next = Objects.requireNonNull(this.transaction.execute((status) -> next(migration, most)));
		next.roots().forEach((cursor, root) -> move(migration, plan, root, cursor));
		this.transaction.executeWithoutResult((status) -> {
			if (next.cursor() != null) {
				this.log.progressed(id, next.cursor(), 0, 0);
			}
			else {
				end(id);
			}
		});
		return next.cursor() != null;
	}

	/** Whom to move next, where the work was left. */
	private Next next(Migration migration, int most) {
		String after = this.log.lockCursor(migration.id());
		Map<String, WorkflowInstance> roots = new LinkedHashMap<>();
		if (migration.only() == null) {
			this.families.on(migration.from(), after, most)
				.forEach((family) -> roots.put(family.get(0).id(), family.get(0)));
			return new Next(roots, (roots.size() == most) ? List.copyOf(roots.keySet()).get(most - 1) : null);
		}
		Page<InstanceSummary> page = this.search.page(migration.only(),
				new PageRequest(after.isEmpty() ? null : after, most));
		page.items()
			.forEach((found) -> this.families.rootOf(found.id())
				.ifPresent((root) -> roots.put(new Cursor(found.startedAt(), found.id()).toString(), root)));
		return new Next(roots, page.next());
	}

	/**
	 * Roots to move.
	 *
	 * @param roots by what says that all up to it were looked at
	 * @param cursor where to go on; absent at the end
	 */
	private record Next(Map<String, WorkflowInstance> roots, @Nullable String cursor) {
	}

	private void move(Migration migration, MigrationPlan plan, WorkflowInstance root, String cursor) {
		Optional<String> refusal;
		try {
			refusal = Objects.requireNonNull(this.transaction.execute((status) -> {
				Optional<FamilyMove> moved = this.mover.move(root, plan);
				Optional<String> reason = moved.flatMap(FamilyMove::refusal);
				if (reason.isEmpty()) {
					moved.ifPresent((family) -> enter(migration, family));
					this.log.progressed(migration.id(), cursor, moved.isPresent() ? 1 : 0, 0);
				}
				return reason;
			}));
		}
		catch (RuntimeException ex) {
			LOGGER.warn("{} cannot be moved to release {}", root, plan.to(), ex);
			refusal = Optional.of("It failed: " + ex.getMessage());
		}
		refusal.ifPresent((reason) -> this.transaction.executeWithoutResult((status) -> {
			boolean first = this.log.stayedBehind(migration.id(), root, reason);
			this.log.progressed(migration.id(), cursor, 0, first ? 1 : 0);
		}));
	}

	private void enter(Migration migration, FamilyMove family) {
		String moves = family.moves()
			.stream()
			.map((move) -> move.isUnchanged() ? move.node() : move.node() + " to " + move.target())
			.collect(Collectors.joining(", "));
		this.events
			.publishEvent(
					new Auditable(this.clock.instant(), migration.by(), "workflow.migrated",
							this.extensions.subject(family.root().businessKey()), family.root().businessKey(),
							"Moved from release " + migration.from() + " to " + migration.to() + " at " + moves,
							Map.of("migration", migration.id(), "process", family.root().process(), "instance",
									family.root().id(), "reason", PersonalText.of(migration.reason())),
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
