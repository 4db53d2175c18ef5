package io.callcraft.workflow;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jbpm.workflow.instance.NodeInstance;
import org.kie.kogito.process.impl.AbstractProcessInstance;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves one family of instances to another release, all of it or nothing. Tokens that
 * begin anew leave their nodes on the old release, the stored form is rewritten, then
 * they begin on the new one.
 */
@Component
class FamilyMover {

	private final WorkflowStore store;

	private final Deployments deployments;

	private final Runs runs;

	private final Extensions extensions;

	FamilyMover(WorkflowStore store, Deployments deployments, Runs runs, Extensions extensions) {
		this.store = store;
		this.deployments = deployments;
		this.runs = runs;
		this.extensions = extensions;
	}

	/**
	 * Moves a family as it now stands.
	 * @param seen its root, as it was when it was found
	 * @return what was done, or with a refusal what could not be done; empty when it has
	 * ended or moved meanwhile
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	Optional<FamilyMove> move(WorkflowInstance seen, MigrationPlan plan) {
		InHand work = InHand.current();
		this.store.lock(work, seen.businessKey());
		Optional<WorkflowInstance> root = work.instance(seen.id())
			.filter((row) -> row.isRunning() && row.release() == plan.from());
		if (root.isEmpty()) {
			return Optional.empty();
		}
		List<WorkflowInstance> members = Families.of(root.get(), work.running(seen.businessKey()));
		FamilyMove family = FamilyMove.of(root.get(), members, plan, this.deployments.of(plan.from()));
		if (family.refusal().isEmpty()) {
			move(work, family, this.deployments.of(plan.from()), this.deployments.of(plan.to()));
		}
		return Optional.of(family);
	}

	private void move(InHand work, FamilyMove family, Deployment source, Deployment target) {
		String key = family.root().businessKey();
		Map<WorkflowInstance, Set<String>> begin = new LinkedHashMap<>();
		this.runs.run(work, key, () -> {
			family.steps().forEach((row, steps) -> begin.put(row, leave(row, steps, source, target)));
			return key;
		});
		family.steps().forEach((row, steps) -> rewrite(row, steps, target));
		this.runs.run(work, key, () -> {
			// also where no token begins anew: what the instance waits for is kept again
			family.members().forEach((row) -> goOn(row, begin.getOrDefault(row, Set.of()), target));
			return key;
		});
	}

	/** Takes tokens off their nodes; answers where they begin anew. */
	private static Set<String> leave(WorkflowInstance row, List<FamilyMove.Step> steps, Deployment source,
			Deployment target) {
		List<FamilyMove.Step> leaving = steps.stream()
			.filter((step) -> step.move().how() == NodeMove.How.RESTARTED)
			.toList();
		if (leaving.isEmpty()) {
			return Set.of();
		}
		Set<String> tokens = leaving.stream().map((step) -> step.token().id()).collect(Collectors.toSet());
		instance(source, row).executeInWorkflowProcessInstanceWrite((running) -> {
			// all at once: one of a group of events alone could not be read again
			List.copyOf(running.getNodeInstances(true))
				.stream()
				.filter((token) -> tokens.contains(token.getStringId()))
				.forEach((token) -> ((NodeInstance) token).cancel());
			return running;
		});
		ProcessModel model = target.model(row.process());
		return leaving.stream()
			.flatMap((step) -> model.node(step.move().target()).stream())
			.map((goal) -> Resting.beginning(model, goal).id())
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private void rewrite(WorkflowInstance row, List<FamilyMove.Step> steps, Deployment target) {
		Map<String, String> names = new LinkedHashMap<>();
		steps.forEach((step) -> names.put(step.token().node(), Objects.requireNonNull(step.move().target())));
		row.move(target.release(),
				Payload.of(row.payload())
					.on(String.valueOf(target.release()), (node) -> names.getOrDefault(node, node))
					.bytes());
		this.store.pendingTasks(InHand.current(), row.id())
			.forEach((task) -> rename(task, target.model(row.process()), names.getOrDefault(task.name(), task.name()),
					row));
	}

	private void rename(WorkflowTask task, ProcessModel model, String node, WorkflowInstance row) {
		BpmnElement element = model.node(node).orElseThrow();
		task.move(node, element.title(), row.release(), Asked.of(node, model.wiring(node), task.businessKey(),
				this.extensions.access(), (name) -> row.variables().get(name)));
	}

	private static void goOn(WorkflowInstance row, Set<String> begin, Deployment target) {
		AbstractProcessInstance<?> instance = instance(target, row);
		if (begin.isEmpty()) {
			instance.executeInWorkflowProcessInstanceWrite((running) -> running);
		}
		begin.forEach(instance::triggerNode);
	}

	private static AbstractProcessInstance<?> instance(Deployment deployment, WorkflowInstance row) {
		return (AbstractProcessInstance<?>) deployment.instance(row)
			.orElseThrow(() -> new IllegalStateException(row + " cannot be read on release " + deployment.release()));
	}

}
