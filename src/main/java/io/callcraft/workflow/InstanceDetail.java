package io.callcraft.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One instance in full.
 *
 * @param instance what lists say of it
 * @param variables its variables, by name; as they were at its end once it has ended
 * @param path the nodes that it came to, oldest first, at most the last 200
 * @param openTasks its tasks that are still to be done
 * @param timers when it goes on by itself, soonest first
 * @param incidents why it could not go on, open ones first
 * @param skipNode the decision that it is to pass by; absent when there is none
 * @param keptSignals signals that came while it was suspended
 * @param called the instances that it has called, latest first, at most 50
 */
public record InstanceDetail(InstanceSummary instance, Map<String, Object> variables, List<PassedNode> path,
		List<Task> openTasks, List<Timer> timers, List<Incident> incidents, @Nullable String skipNode,
		List<String> keptSignals, List<InstanceSummary> called) {

	/**
	 * A timer that runs.
	 *
	 * @param node where it stands
	 * @param title what people call that
	 * @param due when it goes off; earlier than now when it waits to be tried again
	 * @param next when it is tried; absent while it waits for an operator
	 */
	public record Timer(String node, String title, Instant due, @Nullable Instant next) {
	}

}
