package io.callcraft.workflow;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.callcraft.shared.NotFound;

import org.kie.kogito.process.ProcessInstance;
import org.kie.kogito.process.ProcessInstanceReadMode;
import org.kie.kogito.process.bpmn2.BpmnProcess;
import org.kie.kogito.process.bpmn2.BpmnProcesses;

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

	/** A running instance, from what the transaction has in hand. */
	Optional<? extends ProcessInstance<?>> instance(WorkflowInstance row) {
		return process(row.process()).instances().findById(row.id(), ProcessInstanceReadMode.MUTABLE);
	}

}
