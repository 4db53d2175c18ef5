package io.callcraft.workflow;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.kie.api.runtime.process.ProcessContext;
import org.kie.kogito.internal.process.runtime.KogitoProcessInstance;
import org.kie.kogito.process.ProcessInstance;
import org.jbpm.workflow.core.node.SubProcessFactory;
import org.kie.kogito.process.bpmn2.BpmnProcess;
import org.kie.kogito.process.bpmn2.BpmnVariables;

/**
 * Starts the process that a call activity calls, in the same release and with the same
 * business key, and passes variables in and out as the file says. An output that the
 * called process never set leaves the caller's variable alone.
 */
final class CalledProcesses implements SubProcessFactory<BpmnVariables> {

	/** No variable can have this name. */
	private static final String BUSINESS_KEY = " business key";

	private final Wiring wiring;

	private final Supplier<BpmnProcess> called;

	CalledProcesses(Wiring wiring, Supplier<BpmnProcess> called) {
		this.wiring = wiring;
		this.called = called;
	}

	@Override
	public BpmnVariables bind(ProcessContext context) {
		Map<String, Object> inputs = new HashMap<>(this.wiring.values(context::getVariable));
		KogitoProcessInstance caller = (KogitoProcessInstance) context.getProcessInstance();
		inputs.put(BUSINESS_KEY, Objects.requireNonNull(caller.getBusinessKey()));
		return BpmnVariables.create(inputs);
	}

	@Override
	public ProcessInstance<BpmnVariables> createInstance(BpmnVariables inputs) {
		Map<String, Object> variables = new HashMap<>(inputs.toMap());
		String businessKey = (String) variables.remove(BUSINESS_KEY);
		return this.called.get().createInstance(businessKey, BpmnVariables.create(variables));
	}

	@Override
	public void unbind(ProcessContext context, BpmnVariables outputs) {
		this.wiring.outputs().forEach((output, variable) -> {
			Object value = outputs.get(output);
			if (value != null) {
				context.setVariable(variable, value);
			}
		});
	}

}
