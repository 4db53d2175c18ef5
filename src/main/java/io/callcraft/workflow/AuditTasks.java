package io.callcraft.workflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jbpm.workflow.instance.WorkflowProcessInstance;
import org.kie.kogito.internal.process.workitem.KogitoWorkItem;
import org.kie.kogito.internal.process.workitem.KogitoWorkItemHandler;
import org.kie.kogito.internal.process.workitem.KogitoWorkItemManager;
import org.kie.kogito.internal.process.workitem.WorkItemTransition;
import org.kie.kogito.process.workitems.impl.DefaultKogitoWorkItemHandler;

/**
 * Puts on record what a process says with {@code drools:taskName="Audit"}: a sentence,
 * and the other inputs as details.
 */
final class AuditTasks extends DefaultKogitoWorkItemHandler {

	static final String NAME = "Audit";

	/** The longest sentence that is entered. */
	static final int LONGEST = 500;

	private final Map<String, ProcessModel> models;

	private final int release;

	AuditTasks(Map<String, ProcessModel> models, int release) {
		this.models = models;
		this.release = release;
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
		Map<String, Object> detail = new LinkedHashMap<>(model.wiring(node).values(instance::getVariable));
		Object sentence = detail.remove(ProcessModel.ENTRY);
		if (sentence == null || sentence.toString().isBlank() || sentence.toString().length() > LONGEST) {
			throw new IllegalStateException("The sentence that " + node + " of " + model.id()
					+ " enters is a variable that has no value, or one of more than " + LONGEST + " letters");
		}
		WorkflowNote note = new WorkflowNote(model.id(), Objects.requireNonNull(instance.getBusinessKey()), node,
				this.release, sentence.toString(), detail);
		InHand.current().hear((listener) -> listener.noted(note));
		return Optional.of(completeTransition(item.getPhaseStatus(), Map.of()));
	}

}
