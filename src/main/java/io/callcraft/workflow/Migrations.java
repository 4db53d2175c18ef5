package io.callcraft.workflow;

import java.util.List;
import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Moves running instances to another release, on purpose and on record (R54). An instance
 * moves together with the processes that it has called, in a transaction of its own, or
 * not at all.
 */
public interface Migrations {

	/**
	 * The plan that the difference between two releases suggests.
	 * @param chosen where tokens go instead: by process and node of the release that is
	 * left, the node of the other; empty for none
	 * @throws io.callcraft.shared.InvalidInput naming a choice that leads nowhere
	 * @throws io.callcraft.shared.NotFound when there is no such release
	 */
	MigrationPlan plan(int from, int to, Map<String, Map<String, String>> chosen);

	/**
	 * What would happen to whom; nothing is changed.
	 * @param only a search that finds whom; absent for all
	 */
	Page<Passenger> preview(MigrationPlan plan, @Nullable InstanceQuery only, PageRequest page);

	/**
	 * Begins to move running instances of the plan's first release, in the background.
	 * @param only a search that finds whom, each with who called it and whom it called;
	 * absent for all
	 * @param reason why, for the record
	 */
	Migration start(MigrationPlan plan, @Nullable InstanceQuery only, String reason, Actor by);

	/**
	 * A migration and how far it is.
	 * @throws io.callcraft.shared.NotFound when there is none
	 */
	Migration migration(String id);

	/** The latest first. */
	Page<Migration> migrations(PageRequest page);

	/** Instances that stayed behind, and why. */
	Page<StayedBehind> stayedBehind(String migration, PageRequest page);

	/**
	 * Moves nobody else; who has moved stays where they are.
	 * @throws io.callcraft.shared.Conflict when it is over
	 */
	Migration stop(String migration, Actor by);

	/**
	 * An instance that a plan would move.
	 *
	 * @param instance its id
	 * @param process id of its process
	 * @param businessKey what it is about
	 * @param moves one for each of its tokens and those of the processes that it called
	 * @param refusal why it cannot move; absent when it can
	 */
	record Passenger(String instance, String process, String businessKey, List<NodeMove> moves,
			@Nullable String refusal) {

		public Passenger {
			moves = List.copyOf(moves);
		}

	}

	/**
	 * An instance that could not be moved.
	 *
	 * @param instance its id
	 * @param businessKey what it is about
	 * @param reason why
	 */
	record StayedBehind(String instance, String businessKey, String reason) {
	}

}
