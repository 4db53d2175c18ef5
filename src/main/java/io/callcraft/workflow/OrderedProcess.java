package io.callcraft.workflow;

import org.jbpm.process.instance.InternalProcessRuntime;
import org.jbpm.process.instance.ProcessInstanceManager;
import org.kie.api.definition.process.Process;
import org.kie.kogito.Application;
import org.kie.kogito.process.ProcessConfig;
import org.kie.kogito.process.ProcessInstance;
import org.kie.kogito.process.bpmn2.BpmnProcess;
import org.kie.kogito.process.bpmn2.BpmnProcessInstance;
import org.kie.kogito.process.bpmn2.BpmnVariables;

/**
 * A process whose instances have ids in the order of their starts.
 */
final class OrderedProcess extends BpmnProcess {

	OrderedProcess(Process process, ProcessConfig config, Application application) {
		super(process, config, application);
	}

	@Override
	public ProcessInstance<BpmnVariables> createInstance(String businessKey, BpmnVariables variables) {
		BpmnVariables own = createModel();
		own.fromMap(variables.toMap());
		return new Ordered(own, businessKey, createProcessRuntime());
	}

	private final class Ordered extends BpmnProcessInstance {

		/** The engine has given a random id, under which it finds the instance. */
		Ordered(BpmnVariables variables, String businessKey, InternalProcessRuntime runtime) {
			super(OrderedProcess.this, variables, businessKey, runtime);
			ProcessInstanceManager manager = runtime.getProcessInstanceManager();
			manager.removeProcessInstance(this.processInstance);
			this.id = OrderedId.next();
			this.processInstance.setId(this.id);
			manager.addProcessInstance(this.processInstance);
		}

	}

}
