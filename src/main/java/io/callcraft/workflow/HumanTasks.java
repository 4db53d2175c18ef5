package io.callcraft.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jbpm.workflow.instance.WorkflowProcessInstance;
import org.jspecify.annotations.Nullable;
import org.kie.kogito.internal.process.workitem.KogitoWorkItem;
import org.kie.kogito.internal.process.workitem.KogitoWorkItemHandler;
import org.kie.kogito.internal.process.workitem.KogitoWorkItemManager;
import org.kie.kogito.internal.process.workitem.WorkItemTransition;
import org.kie.kogito.process.workitems.InternalKogitoWorkItem;
import org.kie.kogito.process.workitems.InternalKogitoWorkItemManager;
import org.kie.kogito.process.workitems.impl.DefaultKogitoWorkItemHandler;

/**
 * Puts the user tasks of one release's processes before people: a row for each, written
 * when the token arrives, cancelled when the process goes on without it.
 */
final class HumanTasks extends DefaultKogitoWorkItemHandler {

	static final String NAME = "Human Task";

	private final Map<String, ProcessModel> models;

	private final int release;

	private final WorkflowStore store;

	private final Extensions extensions;

	private final Calendar calendar;

	private final Clock clock;

	HumanTasks(Map<String, ProcessModel> models, int release, WorkflowStore store, Extensions extensions,
			Calendar calendar, Clock clock) {
		this.models = models;
		this.release = release;
		this.store = store;
		this.extensions = extensions;
		this.calendar = calendar;
		this.clock = clock;
	}

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public Optional<WorkItemTransition> activateWorkItemHandler(KogitoWorkItemManager manager,
			KogitoWorkItemHandler handler, KogitoWorkItem item, WorkItemTransition transition) {
		WorkflowProcessInstance instance = (WorkflowProcessInstance) item.getProcessInstance();
		String businessKey = Objects.requireNonNull(instance.getBusinessKey());
		String node = item.getNodeInstance().getNodeDefinitionId();
		ProcessModel model = Objects.requireNonNull(this.models.get(instance.getProcessId()));
		Wiring wiring = model.wiring(node);
		Asked asked = Asked.of(node, wiring, businessKey, this.extensions.access(), instance::getVariable);
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		order((InternalKogitoWorkItemManager) manager, (InternalKogitoWorkItem) item);
		Task task = new Task(item.getStringId(), node, asked.form(), item.getNodeInstance().getNodeName(), businessKey,
				model.id(), this.release, Task.State.OPEN, asked.group(), asked.candidate(), null, now,
				due(wiring, instance, businessKey, now), asked.priority(), null, null);
		WorkflowTask row = new WorkflowTask(task, instance.getStringId());
		model.escalateTo(node).ifPresent(row::escalateTo);
		this.store.add(row);
		InHand.current().hear((listener) -> listener.taskCreated(task));
		return Optional.empty();
	}

	/** The engine has given a random id, under which it finds the item. */
	private static void order(InternalKogitoWorkItemManager manager, InternalKogitoWorkItem item) {
		manager.internalRemoveWorkItem(item.getStringId());
		item.setId(OrderedId.next());
		manager.internalAddWorkItem(item);
	}

	private @Nullable Instant due(Wiring wiring, WorkflowProcessInstance instance, String businessKey, Instant now) {
		Source source = wiring.inputs().get(ProcessModel.DUE);
		Object span = (source == null) ? null : source.value(instance::getVariable);
		return (span == null) ? null : this.calendar.after(businessKey, now, span.toString());
	}

	/** What the form answered becomes the process's variables, as far as it has them. */
	@Override
	public Optional<WorkItemTransition> completeWorkItemHandler(KogitoWorkItemManager manager,
			KogitoWorkItemHandler handler, KogitoWorkItem item, WorkItemTransition transition) {
		WorkflowProcessInstance instance = (WorkflowProcessInstance) item.getProcessInstance();
		ProcessModel model = Objects.requireNonNull(this.models.get(instance.getProcessId()));
		Map<String, String> outputs = model.wiring(item.getNodeInstance().getNodeDefinitionId()).outputs();
		transition.data().forEach((name, value) -> {
			String variable = outputs.getOrDefault(name, name);
			if (model.variableNames().contains(variable)) {
				instance.setVariable(variable, value);
			}
		});
		return Optional.empty();
	}

	@Override
	public Optional<WorkItemTransition> abortWorkItemHandler(KogitoWorkItemManager manager,
			KogitoWorkItemHandler handler, KogitoWorkItem item, WorkItemTransition transition) {
		InHand work = InHand.current();
		this.store.taskInHand(work, item.getStringId()).filter(WorkflowTask::isPending).ifPresent((row) -> {
			row.cancel(this.clock.instant());
			Task task = row.toTask();
			work.hear((listener) -> listener.taskCancelled(task));
		});
		return Optional.empty();
	}

}
