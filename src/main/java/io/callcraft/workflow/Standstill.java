package io.callcraft.workflow;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

/**
 * Lets all that belongs to a business key stand still, and go on later without having
 * lost any time.
 */
@Component
class Standstill {

	private final WorkflowStore store;

	private final Timers timers;

	Standstill(WorkflowStore store, Timers timers) {
		this.store = store;
		this.timers = timers;
	}

	void begin(InHand work, String businessKey) {
		this.store.lock(work, businessKey);
		work.running(businessKey).stream().filter(WorkflowInstance::isActive).forEach(WorkflowInstance::suspend);
	}

	/**
	 * Moves on by a time what was due, and lets the instances go on.
	 * @return signals that came meanwhile, by the instance that they were for
	 */
	Map<WorkflowInstance, List<KeptSignal>> end(InHand work, String businessKey, Duration stoodStill) {
		this.store.lock(work, businessKey);
		Map<WorkflowInstance, List<KeptSignal>> kept = new LinkedHashMap<>();
		work.running(businessKey)
			.stream()
			.filter((row) -> !row.isActive())
			.forEach((row) -> kept.put(row, row.resume()));
		Set<String> ids = kept.keySet().stream().map(WorkflowInstance::id).collect(Collectors.toSet());
		this.store.pendingTasksOf(work, businessKey)
			.stream()
			.filter((task) -> ids.contains(task.instance()))
			.forEach((task) -> task.moveOn(stoodStill));
		this.timers.ofBusinessKey(businessKey)
			.stream()
			.filter((timer) -> ids.contains(timer.instance()))
			.forEach((timer) -> this.timers.moveOn(timer, stoodStill));
		return kept;
	}

}
