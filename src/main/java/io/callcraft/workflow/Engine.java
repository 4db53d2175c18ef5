package io.callcraft.workflow;

import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.ServiceLoader;

import org.jbpm.flow.serialization.MarshallerContextName;
import org.jbpm.flow.serialization.NodeInstanceReader;
import org.jbpm.flow.serialization.ProcessInstanceMarshallerService;
import org.jbpm.flow.serialization.impl.marshallers.state.WorkItemNodeInstanceReader;
import org.kie.kogito.StaticApplication;
import org.kie.kogito.StaticConfig;
import org.kie.kogito.process.Process;
import org.kie.kogito.process.ProcessConfig;
import org.kie.kogito.process.bpmn2.BpmnProcess;
import org.kie.kogito.process.bpmn2.BpmnProcesses;
import org.kie.kogito.process.bpmn2.BpmnVariables;
import org.kie.kogito.process.impl.AbstractProcess;
import org.kie.kogito.process.impl.DefaultProcessEventListenerConfig;
import org.kie.kogito.process.impl.DefaultWorkItemHandlerConfig;
import org.kie.kogito.process.impl.StaticProcessConfig;
import org.kie.kogito.services.identity.NoOpIdentityProvider;
import org.kie.kogito.services.uow.CollectingUnitOfWork;
import org.kie.kogito.services.uow.DefaultUnitOfWorkManager;
import org.kie.kogito.uow.UnitOfWorkManager;

import org.springframework.stereotype.Component;

/**
 * Builds the engine of a release: its processes with our tasks, timers, clock and
 * storage.
 */
@Component
class Engine {

	private final UnitOfWorkManager units = new DefaultUnitOfWorkManager(
			(events) -> new CollectingUnitOfWork(new UnheardEvents()));

	private final NodeInstanceReader[] readers = readers();

	private final WorkflowStore store;

	private final Timers timers;

	private final Extensions extensions;

	private final Calendar calendar;

	private final Clock clock;

	Engine(WorkflowStore store, Timers timers, Extensions extensions, Calendar calendar, Clock clock) {
		this.store = store;
		this.timers = timers;
		this.extensions = extensions;
		this.calendar = calendar;
		this.clock = clock;
	}

	/** Collects what the engine defers to the end of a run. */
	UnitOfWorkManager units() {
		return this.units;
	}

	/**
	 * Builds a release.
	 * @param models its processes, all in order
	 * @throws IllegalArgumentException when the engine does not take one of them
	 */
	Deployment deploy(int release, Map<String, ProcessModel> models) {
		DefaultWorkItemHandlerConfig handlers = new DefaultWorkItemHandlerConfig();
		handlers.register(HumanTasks.NAME,
				new HumanTasks(models, release, this.store, this.extensions, this.calendar, this.clock));
		handlers.register(AuditTasks.NAME, new AuditTasks(models, release));
		handlers.register(DecideTasks.NAME, new DecideTasks(models, this.extensions));
		DefaultProcessEventListenerConfig listeners = new DefaultProcessEventListenerConfig();
		listeners.register(new StepEvents(this.clock));
		ProcessConfig config = new StaticProcessConfig(handlers, listeners, this.units, this.timers, null,
				new NoOpIdentityProvider(), new EngineCalendar(this.calendar, this.clock));
		BpmnProcesses processes = new BpmnProcesses();
		processes.setProcessInstancesFactory((process) -> stored(process, release, models));
		StaticApplication application = new StaticApplication(new StaticConfig(null, config), processes);
		models.values()
			.forEach((model) -> processes.addProcess(new OrderedProcess(
					ProcessLoader.load(model, release, (called) -> (BpmnProcess) processes.processById(called)), config,
					application)));
		return new Deployment(release, models, processes);
	}

	@SuppressWarnings("unchecked")
	private StoredInstances stored(Process<?> process, int release, Map<String, ProcessModel> models) {
		ProcessInstanceMarshallerService marshaller = ProcessInstanceMarshallerService.newBuilder()
			.withDefaultObjectMarshallerStrategies()
			.withObjectMarshallerStrategies(new PlainValues())
			.withContextEntry(MarshallerContextName.MARSHALLER_NODE_INSTANCE_READER, this.readers)
			.build();
		ProcessModel model = models.get(process.id());
		return new StoredInstances((AbstractProcess<BpmnVariables>) process, release,
				(model != null) ? model.waits() : Map.of(), marshaller, this.clock);
	}

	/**
	 * The engine asks one after the other whether it can read a token: first the one for
	 * tasks, on which most tokens stand.
	 */
	private static NodeInstanceReader[] readers() {
		return ServiceLoader.load(NodeInstanceReader.class, Engine.class.getClassLoader())
			.stream()
			.map(ServiceLoader.Provider::get)
			.sorted(Comparator.comparing((reader) -> !(reader instanceof WorkItemNodeInstanceReader)))
			.toArray(NodeInstanceReader[]::new);
	}

}
