package io.callcraft.workflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jbpm.process.core.context.exception.ExceptionScope;
import org.jbpm.process.instance.KogitoProcessContextImpl;
import org.jbpm.process.instance.context.exception.ExceptionScopeInstance;
import org.jbpm.workflow.instance.WorkflowProcessInstance;
import org.jbpm.workflow.instance.impl.NodeInstanceImpl;
import org.kie.kogito.internal.process.runtime.KogitoProcessInstance;
import org.kie.kogito.internal.process.workitem.KogitoWorkItem;
import org.kie.kogito.internal.process.workitem.KogitoWorkItemHandler;
import org.kie.kogito.internal.process.workitem.KogitoWorkItemManager;
import org.kie.kogito.internal.process.workitem.WorkItemTransition;
import org.kie.kogito.process.workitems.impl.DefaultKogitoWorkItemHandler;

/**
 * Asks a decider where a process says {@code drools:taskName="Decide"}. An output that
 * the decider leaves out leaves its variable as it was.
 */
final class DecideTasks extends DefaultKogitoWorkItemHandler {

	static final String NAME = "Decide";

	private final Map<String, ProcessModel> models;

	private final Extensions extensions;

	DecideTasks(Map<String, ProcessModel> models, Extensions extensions) {
		this.models = models;
		this.extensions = extensions;
	}

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public Optional<WorkItemTransition> activateWorkItemHandler(KogitoWorkItemManager manager,
			KogitoWorkItemHandler handler, KogitoWorkItem item, WorkItemTransition transition) {
		WorkflowProcessInstance instance = (WorkflowProcessInstance) item.getProcessInstance();
		ProcessModel model = Objects.requireNonNull(this.models.get(instance.getProcessId()));
		String node = item.getNodeInstance().getNodeDefinitionId();
		if (isSkipped(instance, node)) {
			return Optional.of(completeTransition(item.getPhaseStatus(), Map.of()));
		}
		Wiring wiring = model.wiring(node);
		Map<String, Object> inputs = new LinkedHashMap<>(wiring.values(instance::getVariable));
		inputs.remove(ProcessModel.DECISION);
		Decider decider = this.extensions.decider(wiring.constant(ProcessModel.DECISION));
		String businessKey = Objects.requireNonNull(instance.getBusinessKey());
		Map<String, Object> decided;
		try {
			decided = PlainValues.of(decider.decide(businessKey, inputs));
		}
		catch (DecisionError ex) {
			if (!decider.errors().contains(ex.code())) {
				throw new IllegalStateException("The decision " + decider.name() + " raises the error " + ex.code()
						+ ", which it does not declare", ex);
			}
			raise(ex.code(), (NodeInstanceImpl) item.getNodeInstance());
			return Optional.empty();
		}
		wiring.outputs().forEach((output, variable) -> {
			Object value = decided.get(output);
			if (value != null) {
				instance.setVariable(variable, value);
			}
		});
		return Optional.of(completeTransition(item.getPhaseStatus(), Map.of()));
	}

	/**
	 * Goes on where the error is caught. It is not thrown through the engine, which would
	 * also look for somebody to catch it among the tasks that lead here.
	 */
	private static void raise(String code, NodeInstanceImpl node) {
		ExceptionScopeInstance scope = (ExceptionScopeInstance) node
			.resolveContextInstance(ExceptionScope.EXCEPTION_SCOPE, code);
		if (scope == null) {
			((WorkflowProcessInstance) node.getProcessInstance()).setState(KogitoProcessInstance.STATE_ABORTED, code);
			return;
		}
		KogitoProcessContextImpl context = new KogitoProcessContextImpl(
				node.getProcessInstance().getKnowledgeRuntime());
		context.setProcessInstance(node.getProcessInstance());
		context.setNodeInstance(node);
		scope.handleException(code, context);
	}

	/** Whether operators let the instance, or its caller, pass by the node: once. */
	private static boolean isSkipped(WorkflowProcessInstance instance, String node) {
		InHand work = InHand.current();
		Optional<WorkflowInstance> skipping = work.instance(instance.getStringId())
			.flatMap((row) -> work.lineage(row).filter((each) -> each.skips(node)).findFirst());
		skipping.ifPresent((row) -> row.skip(null));
		return skipping.isPresent();
	}

}
