package io.callcraft.workflow;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jbpm.workflow.core.node.BoundaryEventNode;
import org.jbpm.workflow.instance.WorkflowProcessInstance;
import org.jbpm.workflow.instance.node.TimerNodeInstance;
import org.kie.api.event.process.ProcessCompletedEvent;
import org.kie.api.event.process.ProcessNodeLeftEvent;
import org.kie.api.runtime.process.ProcessInstance;
import org.kie.kogito.internal.process.event.DefaultKogitoProcessEventListener;

/**
 * Notices in the engine what listeners are told: ends of processes, timers that went off.
 */
final class StepEvents extends DefaultKogitoProcessEventListener {

	private final Clock clock;

	StepEvents(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void afterProcessCompleted(ProcessCompletedEvent event) {
		WorkflowProcessInstance instance = (WorkflowProcessInstance) event.getProcessInstance();
		InHand work = InHand.current();
		if (instance.getState() == ProcessInstance.STATE_ABORTED) {
			work.instance(instance.getStringId())
				.ifPresent((row) -> row.end(WorkflowInstance.State.ABORTED, this.clock.instant()));
			return;
		}
		Map<String, Object> variables = new HashMap<>(PlainValues.of(variables(instance)));
		String businessKey = Objects.requireNonNull(instance.getBusinessKey());
		work.hear((listener) -> listener.processEnded(instance.getProcessId(), businessKey, variables));
	}

	private static Map<String, Object> variables(WorkflowProcessInstance instance) {
		Map<String, Object> variables = new HashMap<>(instance.getVariables());
		// the engine's own reference to all of them
		variables.remove("$v");
		return variables;
	}

	@Override
	public void beforeNodeLeft(ProcessNodeLeftEvent event) {
		InHand work = InHand.current();
		if (!work.isFiring()) {
			return;
		}
		boolean timer = event.getNodeInstance() instanceof TimerNodeInstance node && work.isFiring(node.getTimerId());
		boolean boundary = event.getNodeInstance().getNode() instanceof BoundaryEventNode node
				&& node.getType().startsWith("Timer-");
		if (timer || boundary) {
			WorkflowProcessInstance instance = (WorkflowProcessInstance) event.getProcessInstance();
			String node = event.getNodeInstance().getNode().getUniqueId();
			String businessKey = Objects.requireNonNull(instance.getBusinessKey());
			work.hear((listener) -> listener.timerFired(instance.getProcessId(), businessKey, node));
		}
	}

}
