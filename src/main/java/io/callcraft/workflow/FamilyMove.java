package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What moving an instance, with the processes that it has called, to another release does
 * to each of its tokens.
 *
 * @param root the instance that nobody called
 * @param members the root and, below it, what it has called
 * @param steps what happens, by instance and token
 */
record FamilyMove(WorkflowInstance root, List<WorkflowInstance> members, Map<WorkflowInstance, List<Step>> steps) {

	/**
	 * What happens to one token.
	 *
	 * @param token the token
	 * @param move where it goes
	 */
	record Step(Payload.Token token, NodeMove move) {
	}

	static FamilyMove of(WorkflowInstance root, List<WorkflowInstance> members, MigrationPlan plan, Deployment source) {
		Map<WorkflowInstance, List<Step>> steps = new LinkedHashMap<>();
		for (WorkflowInstance member : members) {
			steps.put(member, steps(member, plan, source.model(member.process())));
		}
		return new FamilyMove(root, members, steps);
	}

	private static List<Step> steps(WorkflowInstance member, MigrationPlan plan, ProcessModel model) {
		List<Step> steps = new ArrayList<>();
		for (Payload.Token token : Payload.of(member.payload()).tokens()) {
			steps.add(new Step(token,
					plan.move(member.process(), token.node())
						.or(() -> EventSubProcess.isAdded(token.node())
								? Optional.of(stays(member.process(), token.node())) : Optional.empty())
						.orElseGet(() -> new NodeMove(member.process(), token.node(), token.node(), null,
								NodeMove.How.IMPOSSIBLE, "A token cannot be moved while it is here", List.of()))));
		}
		return together(steps, model);
	}

	private static NodeMove stays(String process, String node) {
		return new NodeMove(process, node, node, node, NodeMove.How.STAYS, "The node is the same", List.of());
	}

	/** Events that wait beside each other begin anew together. */
	private static List<Step> together(List<Step> steps, ProcessModel model) {
		Set<BpmnElement> anew = new LinkedHashSet<>();
		steps.stream()
			.filter((step) -> step.move().how() == NodeMove.How.RESTARTED)
			.forEach((step) -> gateway(step, model).ifPresent(anew::add));
		return steps.stream()
			.map((step) -> gateway(step, model).filter(anew::contains).isPresent() ? restarted(step) : step)
			.toList();
	}

	private static Optional<BpmnElement> gateway(Step step, ProcessModel model) {
		return model.node(step.token().node())
			.map((node) -> Resting.beginning(model, node))
			.filter((begin) -> begin.is("eventBasedGateway"));
	}

	private static Step restarted(Step step) {
		NodeMove move = step.move();
		return (move.how() == NodeMove.How.IMPOSSIBLE) ? step : new Step(step.token(), new NodeMove(move.process(),
				move.node(), move.title(), move.target(), NodeMove.How.RESTARTED, move.reason(), move.choices()));
	}

	/** Why it cannot be done; empty when it can. */
	Optional<String> refusal() {
		return this.steps.values()
			.stream()
			.flatMap(List::stream)
			.filter((step) -> step.move().how() == NodeMove.How.IMPOSSIBLE)
			.map((step) -> step.move().process() + ", " + step.move().node() + ": " + step.move().reason())
			.findFirst();
	}

	/** The moves of all its tokens. */
	List<NodeMove> moves() {
		return this.steps.values().stream().flatMap(List::stream).map(Step::move).toList();
	}

}
