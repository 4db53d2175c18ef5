package io.callcraft.workflow;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Which instances are wanted; absent parts do not narrow.
 *
 * @param process id of the process
 * @param release number of the release that they run on
 * @param state how they stand
 * @param stuck only those with an open incident
 * @param node a token stands there; running instances only
 * @param startedAfter they started then or later
 * @param startedBefore they started earlier than that
 * @param businessKey what they are about
 * @param variable they have this variable; running instances only
 * @param value the variable has this value, of which 100 characters count; only with a
 * variable
 */
public record InstanceQuery(@Nullable String process, @Nullable Integer release, @Nullable InstanceState state,
		boolean stuck, @Nullable String node, @Nullable Instant startedAfter, @Nullable Instant startedBefore,
		@Nullable String businessKey, @Nullable String variable, @Nullable String value) {

	public InstanceQuery {
		if ((variable == null) != (value == null)) {
			throw new io.callcraft.shared.InvalidInput("variable", "name a variable and its value, or neither");
		}
		if (state != null && !state.isRunning() && (node != null || variable != null || stuck)) {
			throw new io.callcraft.shared.InvalidInput("state",
					"an instance that has ended stands nowhere: nodes, variables and incidents find running ones");
		}
	}

	/** Everything. */
	public static final InstanceQuery ALL = new InstanceQuery(null, null, null, false, null, null, null, null, null,
			null);

}
