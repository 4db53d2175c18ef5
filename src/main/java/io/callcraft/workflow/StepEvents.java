package io.callcraft.workflow;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;

import org.jbpm.workflow.core.node.BoundaryEventNode;
import org.jbpm.workflow.instance.WorkflowProcessInstance;
import org.jbpm.workflow.instance.impl.WorkflowProcessInstanceImpl;
import org.jbpm.workflow.instance.node.TimerNodeInstance;
import org.kie.api.event.process.ProcessCompletedEvent;
import org.kie.api.event.process.ProcessNodeLeftEvent;
import org.kie.api.event.process.ProcessNodeTriggeredEvent;
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

	/** Heard here, in the order of things: afterwards the caller has already gone on. */
	@Override
	public void beforeProcessCompleted(ProcessCompletedEvent event) {
		WorkflowProcessInstance instance = (WorkflowProcessInstance) event.getProcessInstance();
		InHand work = InHand.current();
		WorkflowInstance row = work.instance(instance.getStringId()).orElseThrow();
		Map<String, Object> variables = StoredInstances.variables(instance);
		row.keep(variables);
		work.hear((listener) -> {
			if (row.state() == InstanceState.COMPLETED) {
				listener.processEnded(row.process(), row.businessKey(), variables);
			}
		});
	}

	@Override
	public void afterProcessCompleted(ProcessCompletedEvent event) {
		WorkflowProcessInstance instance = (WorkflowProcessInstance) event.getProcessInstance();
		if (instance.getState() == ProcessInstance.STATE_ABORTED) {
			String error = ((WorkflowProcessInstanceImpl) instance).getOutcome();
			if (error != null && instance.getParentProcessInstanceId() == null) {
				throw new IllegalStateException("The process " + instance.getProcessId() + " of "
						+ instance.getBusinessKey() + " raises the error " + error + ", which nothing catches");
			}
			InHand.current()
				.instance(instance.getStringId())
				.ifPresent((row) -> row.end(InstanceState.ABORTED, this.clock.instant()));
		}
	}

	@Override
	public void beforeNodeTriggered(ProcessNodeTriggeredEvent event) {
		InHand work = InHand.current();
		String node = event.getNodeInstance().getNode().getUniqueId();
		work.instance(((WorkflowProcessInstance) event.getProcessInstance()).getStringId())
			.filter((row) -> !EventSubProcess.isAdded(node))
			.ifPresent((row) -> {
				row.passed(node, this.clock.instant());
				work.reach(row, node);
			});
	}

	@Override
	public void beforeNodeLeft(ProcessNodeLeftEvent event) {
		InHand work = InHand.current();
		String left = event.getNodeInstance().getNode().getUniqueId();
		work.instance(((WorkflowProcessInstance) event.getProcessInstance()).getStringId())
			.ifPresent((row) -> work.lineage(row).forEach((each) -> each.overcame(left)));
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
			work.fired(node);
			work.hear((listener) -> listener.timerFired(instance.getProcessId(), businessKey, node));
		}
	}

}
