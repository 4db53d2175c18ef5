package io.callcraft.workflow;

import java.time.Instant;
import java.util.Map;

import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Running instances being moved from one release to another.
 *
 * @param id names it
 * @param from number of the release that is left
 * @param to number of the release that is gone to
 * @param only the search that finds who moves; absent where all do
 * @param nodes where tokens go that do not stay, by process and node
 * @param reason why, as its author put it
 * @param by its author
 * @param state where it stands
 * @param total how many instances were to move when it began; those they have called are
 * not counted
 * @param moved how many have
 * @param stayed how many could not
 * @param startedAt when it began
 * @param finishedAt when it was over; absent while it runs
 */
public record Migration(String id, int from, int to, @Nullable InstanceQuery only,
		Map<String, Map<String, String>> nodes, String reason, UserId by, State state, InstanceCount total, int moved,
		int stayed, Instant startedAt, @Nullable Instant finishedAt) {

	/** Where a migration stands. */
	public enum State {

		RUNNING, DONE, STOPPED

	}

}
