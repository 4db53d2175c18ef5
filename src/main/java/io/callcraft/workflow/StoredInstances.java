package io.callcraft.workflow;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jbpm.flow.serialization.ProcessInstanceMarshallerService;
import org.jbpm.ruleflow.instance.RuleFlowProcessInstance;
import org.jbpm.workflow.instance.NodeInstance;
import org.jbpm.workflow.instance.NodeInstanceContainer;
import org.jbpm.workflow.instance.WorkflowProcessInstance;
import org.jspecify.annotations.Nullable;
import org.kie.kogito.process.MutableProcessInstances;
import org.kie.kogito.process.ProcessInstance;
import org.kie.kogito.process.ProcessInstanceReadMode;
import org.kie.kogito.process.bpmn2.BpmnVariables;
import org.kie.kogito.process.impl.AbstractProcess;
import org.kie.kogito.process.impl.AbstractProcessInstance;

/**
 * The engine's view of the instances of one process of one release: those that the
 * current transaction has in hand.
 */
final class StoredInstances implements MutableProcessInstances<BpmnVariables> {

	private static final String CALLED_ENDED = "processInstanceCompleted:";

	private final AbstractProcess<BpmnVariables> process;

	private final int release;

	private final Map<String, Set<String>> waits;

	private final ProcessInstanceMarshallerService marshaller;

	private final Clock clock;

	StoredInstances(AbstractProcess<BpmnVariables> process, int release, Map<String, Set<String>> waits,
			ProcessInstanceMarshallerService marshaller, Clock clock) {
		this.process = process;
		this.release = release;
		this.waits = waits;
		this.marshaller = marshaller;
		this.clock = clock;
	}

	@Override
	public void create(String id, ProcessInstance<BpmnVariables> instance) {
		WorkflowProcessInstance running = running(instance);
		WorkflowInstance row = new WorkflowInstance(id, this.process.id(), this.release, instance.businessKey(),
				caller(running), this.clock.instant());
		row.keep(variables(running));
		InHand.current().created(row);
		InHand.current().moving(id);
		connect(row, instance);
	}

	private static @Nullable WorkflowInstance caller(WorkflowProcessInstance running) {
		String caller = running.getParentProcessInstanceId();
		return (caller != null) ? InHand.current().instance(caller).orElseThrow() : null;
	}

	@Override
	public void update(String id, ProcessInstance<BpmnVariables> instance) {
		InHand.current().moved(id);
		WorkflowInstance row = InHand.current().instance(id).orElseThrow();
		WorkflowProcessInstance running = running(instance);
		row.keep(this.marshaller.marshallProcessInstance(instance), waits(running), nodes(running), variables(running));
	}

	@Override
	public void remove(String id) {
		InHand.current().moved(id);
		InHand.current()
			.instance(id)
			.filter(WorkflowInstance::isRunning)
			.ifPresent((row) -> row.end(InstanceState.COMPLETED, this.clock.instant()));
	}

	@Override
	public Optional<ProcessInstance<BpmnVariables>> findById(String id, ProcessInstanceReadMode mode) {
		return InHand.current().instance(id).filter(this::isMine).map((row) -> read(row, mode));
	}

	@Override
	public Optional<ProcessInstance<BpmnVariables>> findByBusinessKey(String key, ProcessInstanceReadMode mode) {
		return InHand.current().running(key).stream().filter(this::isMine).findFirst().map((row) -> read(row, mode));
	}

	@Override
	public Stream<ProcessInstance<BpmnVariables>> stream(ProcessInstanceReadMode mode) {
		throw new UnsupportedOperationException("Instances are asked for by business key");
	}

	@Override
	public Stream<ProcessInstance<BpmnVariables>> waitingForEventType(String event, ProcessInstanceReadMode mode) {
		return InHand.current().waitingFor(event).stream().filter(this::isMine).map((row) -> read(row, mode));
	}

	@Override
	public boolean exists(String id) {
		return InHand.current().instance(id).filter(this::isMine).isPresent();
	}

	/** Lets several threads move instances of one process side by side. */
	@Override
	public boolean lock() {
		return true;
	}

	private boolean isMine(WorkflowInstance row) {
		return row.isRunning() && row.process().equals(this.process.id()) && row.release() == this.release;
	}

	/** The payload is read once, when the engine first asks for what is in it. */
	private ProcessInstance<BpmnVariables> read(WorkflowInstance row, ProcessInstanceReadMode mode) {
		WorkflowProcessInstance named = named(row);
		ProcessInstance<BpmnVariables> instance = mode.isReadOnly() ? this.process.createReadOnlyInstance(named)
				: this.process.createInstance(named);
		connect(row, instance);
		if (!mode.isReadOnly()) {
			InHand.current().moving(row.id());
		}
		return instance;
	}

	private WorkflowProcessInstance named(WorkflowInstance row) {
		RuleFlowProcessInstance named = new RuleFlowProcessInstance();
		named.setInternalProcess(this.process.get());
		named.setProcessId(row.process());
		named.setId(row.id());
		named.setInternalState(ProcessInstance.STATE_ACTIVE);
		named.setCorrelationKey(row.businessKey());
		return named;
	}

	private void connect(WorkflowInstance row, ProcessInstance<BpmnVariables> instance) {
		((AbstractProcessInstance<?>) instance)
			.internalSetReloadSupplier(this.marshaller.createdReloadFunction(row::payload));
	}

	private static WorkflowProcessInstance running(ProcessInstance<?> instance) {
		return ((AbstractProcessInstance<?>) instance).internalGetProcessInstance();
	}

	/** What the process has set, without the engine's own reference to all of it. */
	static Map<String, Object> variables(WorkflowProcessInstance running) {
		Map<String, Object> variables = new HashMap<>(running.getVariables());
		variables.remove("$v");
		return PlainValues.of(variables);
	}

	/** Where tokens stand: in a sub-process, within it. */
	private static List<String> nodes(WorkflowProcessInstance running) {
		return running.getNodeInstances(true)
			.stream()
			.filter((node) -> !(node instanceof NodeInstanceContainer))
			.map(NodeInstance::getNodeDefinitionId)
			.toList();
	}

	private Set<String> waits(WorkflowProcessInstance running) {
		Set<String> waits = new LinkedHashSet<>();
		for (String type : running.getEventTypes()) {
			if (type.startsWith(CALLED_ENDED)) {
				waits.add(type);
			}
		}
		running.getNodeInstances(true)
			.forEach((node) -> waits.addAll(this.waits.getOrDefault(node.getNodeDefinitionId(), Set.of())));
		return waits;
	}

}
