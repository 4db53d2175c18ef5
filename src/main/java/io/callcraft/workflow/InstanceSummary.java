package io.callcraft.workflow;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An instance in a list.
 *
 * @param id its id
 * @param process id of its process
 * @param release number of the release that it runs on
 * @param businessKey what it is about
 * @param state how it stands
 * @param parent the instance that called it; absent for one that nobody called
 * @param nodes where its tokens stand, sorted; empty once it has ended
 * @param stuck the nodes among them, or that come next, at which it has an open incident
 * @param startedAt when it started
 * @param endedAt when it ended; absent while it runs
 */
public record InstanceSummary(String id, String process, int release, String businessKey, InstanceState state,
		@Nullable String parent, List<String> nodes, List<String> stuck, Instant startedAt, @Nullable Instant endedAt) {

	public InstanceSummary {
		nodes = List.copyOf(nodes);
		stuck = List.copyOf(stuck);
	}

}
