package io.callcraft.workflow;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.callcraft.shared.NotFound;
import org.jbpm.workflow.instance.NodeInstance;
import org.jbpm.workflow.instance.WorkflowProcessInstance;
import org.jspecify.annotations.Nullable;
import org.kie.kogito.process.ProcessInstance;
import org.kie.kogito.process.ProcessInstanceReadMode;
import org.kie.kogito.process.bpmn2.BpmnProcess;
import org.kie.kogito.process.bpmn2.BpmnProcesses;
import org.kie.kogito.process.impl.AbstractProcessInstance;

/**
 * The workflows of one release, ready to run.
 *
 * @param release the release's number
 * @param models what Callcraft carries out itself, by process
 * @param processes what the engine carries out
 */
record Deployment(int release, Map<String, ProcessModel> models, BpmnProcesses processes) {

	/**
	 * A process of the release.
	 * @throws NotFound when the release has no such process
	 */
	BpmnProcess process(String id) {
		BpmnProcess process = (BpmnProcess) this.processes.processById(id);
		if (process == null) {
			throw new NotFound("process", id);
		}
		return process;
	}

	ProcessModel model(String process) {
		return Optional.ofNullable(this.models.get(process)).orElseThrow(() -> new NotFound("process", process));
	}

	boolean has(String process) {
		return this.models.containsKey(process);
	}

	Set<String> variables(String process) {
		return Set.copyOf(model(process).variableNames());
	}

	/** The process that a message starts; empty when it starts none. */
	Optional<String> startedBy(String message) {
		return this.models.values()
			.stream()
			.filter((model) -> model.startMessage().filter(message::equals).isPresent())
			.map(ProcessModel::id)
			.findFirst();
	}

	/**
	 * Gives an instance what it waits for.
	 * @param waited signal or message, as {@link WorkflowInstance#waitsFor} knows it
	 * @param variables what it brings
	 */
	void give(WorkflowInstance row, String waited, Map<String, Object> variables) {
		write(row, (running) -> {
			variables.forEach(running::setVariable);
			running.signalEvent(EngineText.event(waited),
					new BorderFilter.Heard(running.getNodeInstances(true)
						.stream()
						.map(NodeInstance::getNodeDefinitionId)
						.collect(Collectors.toSet())));
		});
	}

	/** Sets a variable of an instance; an absent value removes it. */
	void correct(WorkflowInstance row, String variable, @Nullable Object value) {
		write(row, (running) -> running.setVariable(variable, value));
	}

	private void write(WorkflowInstance row, Consumer<WorkflowProcessInstance> change) {
		instance(row).ifPresent((instance) -> ((AbstractProcessInstance<?>) instance)
			.executeInWorkflowProcessInstanceWrite((running) -> {
				change.accept(running);
				return running;
			}));
	}

	/** A running instance, from what the transaction has in hand. */
	Optional<? extends ProcessInstance<?>> instance(WorkflowInstance row) {
		return process(row.process()).instances().findById(row.id(), ProcessInstanceReadMode.MUTABLE);
	}

}
