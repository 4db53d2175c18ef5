package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Finds, for every node on which a token can rest, where it goes in another release: to
 * the node with the same id, else to the only one with the same name and kind, else where
 * an operator says.
 */
final class MigrationPlanner {

	private final Deployment from;

	private final Deployment to;

	private final Map<String, Map<String, String>> chosen;

	private final List<FieldProblem> wrong = new ArrayList<>();

	private MigrationPlanner(Deployment from, Deployment to, Map<String, Map<String, String>> chosen) {
		this.from = from;
		this.to = to;
		this.chosen = chosen;
	}

	/**
	 * Makes a plan.
	 * @param chosen by process and node: the node to go to instead of the suggested one
	 * @throws InvalidInput naming choices that lead from or to a node that is not there
	 */
	static MigrationPlan plan(Deployment from, Deployment to, Map<String, Map<String, String>> chosen) {
		return new MigrationPlanner(from, to, chosen).plan();
	}

	private MigrationPlan plan() {
		List<NodeMove> moves = new ArrayList<>();
		Set<String> known = new LinkedHashSet<>();
		this.from.models().values().forEach((model) -> {
			ProcessModel target = this.to.models().get(model.id());
			for (BpmnElement node : model.nodes()) {
				if (Resting.canRest(model, node)) {
					known.add(field(model.id(), node.id()));
					moves.add(move(model, node, target));
				}
			}
		});
		this.chosen.forEach((process, nodes) -> nodes.keySet()
			.stream()
			.filter((node) -> !known.contains(field(process, node)))
			.forEach((node) -> this.wrong.add(new FieldProblem(field(process, node),
					"is no node of release " + this.from.release() + " on which a token can rest"))));
		if (!this.wrong.isEmpty()) {
			throw new InvalidInput(this.wrong);
		}
		return new MigrationPlan(this.from.release(), this.to.release(), moves);
	}

	private static String field(String process, String node) {
		return "nodes." + process + "." + node;
	}

	private NodeMove move(ProcessModel model, BpmnElement node, @Nullable ProcessModel target) {
		if (target == null) {
			return impossible(model, node, "Release " + this.to.release() + " has no process " + model.id());
		}
		Optional<String> refusal = Resting.refusal(model, target);
		if (refusal.isPresent()) {
			return impossible(model, node, refusal.get());
		}
		List<String> choices = target.nodes()
			.stream()
			.filter((other) -> Resting.canRest(target, other))
			.filter((other) -> Resting.refusal(model, node, target, other).isEmpty())
			.map(BpmnElement::id)
			.toList();
		String wanted = this.chosen.getOrDefault(model.id(), Map.of()).get(node.id());
		Optional<BpmnElement> goal = (wanted != null) ? target.node(wanted) : suggested(model, node, target);
		if (wanted != null && goal.isEmpty()) {
			this.wrong.add(new FieldProblem(field(model.id(), node.id()),
					"'" + wanted + "' is no node of " + model.id() + " in release " + this.to.release()));
		}
		return goal.map((other) -> to(model, node, target, other, choices))
			.orElseGet(() -> new NodeMove(model.id(), node.id(), node.title(), null, NodeMove.How.IMPOSSIBLE,
					"Release " + this.to.release() + " has no such node: choose where its tokens go", choices));
	}

	private static NodeMove impossible(ProcessModel model, BpmnElement node, String reason) {
		return new NodeMove(model.id(), node.id(), node.title(), null, NodeMove.How.IMPOSSIBLE, reason, List.of());
	}

	private static Optional<BpmnElement> suggested(ProcessModel model, BpmnElement node, ProcessModel target) {
		Optional<BpmnElement> same = target.node(node.id()).filter((other) -> Resting.canRest(target, other));
		if (same.isPresent()) {
			return same;
		}
		List<BpmnElement> alike = target.nodes()
			.stream()
			.filter((other) -> !node.title().isEmpty() && other.title().equals(node.title())
					&& other.name().equals(node.name()))
			.filter((other) -> model.node(other.id()).isEmpty())
			.toList();
		return (alike.size() == 1) ? Optional.of(alike.get(0)) : Optional.empty();
	}

	private static NodeMove to(ProcessModel model, BpmnElement node, ProcessModel target, BpmnElement goal,
			List<String> choices) {
		Optional<String> refusal = Resting.refusal(model, node, target, goal);
		if (refusal.isPresent()) {
			return new NodeMove(model.id(), node.id(), node.title(), goal.id(), NodeMove.How.IMPOSSIBLE, refusal.get(),
					choices);
		}
		Optional<String> difference = Resting.difference(model, node, target, goal);
		if (difference.isPresent()) {
			return new NodeMove(model.id(), node.id(), node.title(), goal.id(), NodeMove.How.RESTARTED,
					difference.get(), choices);
		}
		boolean same = goal.id().equals(node.id());
		return new NodeMove(model.id(), node.id(), node.title(), goal.id(),
				same ? NodeMove.How.STAYS : NodeMove.How.RENAMED,
				same ? "The node is the same" : "The node has another id and is otherwise the same", choices);
	}

	/** The targets of a plan that differ from the nodes' own ids, by process. */
	static Map<String, Map<String, String>> choices(MigrationPlan plan) {
		Map<String, Map<String, String>> choices = new LinkedHashMap<>();
		plan.moves().forEach((move) -> {
			if (move.target() != null && !move.target().equals(move.node())) {
				choices.computeIfAbsent(move.process(), (process) -> new LinkedHashMap<>())
					.put(move.node(), move.target());
			}
		});
		return choices;
	}

}
