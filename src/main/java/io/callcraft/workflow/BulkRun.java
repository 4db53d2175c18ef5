package io.callcraft.workflow;

import java.time.Instant;

import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A change of all instances that a search finds, and how far it is.
 *
 * @param id names it
 * @param query which instances
 * @param change what is done to them
 * @param by who wanted it
 * @param state where it stands
 * @param total how many the search found when it began, as far as that was counted
 * @param done how many were changed
 * @param unchanged how many there was nothing to do for
 * @param failed how many could not be changed
 * @param startedAt when it began
 * @param finishedAt when it was over; absent while it runs
 */
public record BulkRun(String id, InstanceQuery query, BulkChange change, UserId by, State state, InstanceCount total,
		int done, int unchanged, int failed, Instant startedAt, @Nullable Instant finishedAt) {

	/** Where it stands. */
	public enum State {

		RUNNING, DONE, STOPPED

	}

	/**
	 * An instance that could not be changed.
	 *
	 * @param instance its id
	 * @param businessKey what it is about
	 * @param reason why not
	 */
	public record Failed(String instance, String businessKey, String reason) {
	}

}
