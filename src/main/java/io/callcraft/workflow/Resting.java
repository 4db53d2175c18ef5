package io.callcraft.workflow;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Nodes on which tokens rest, and whether a token on one can go on from another.
 */
final class Resting {

	private static final Set<String> WAITING = Set.of("userTask", "intermediateCatchEvent", "callActivity",
			"subProcess");

	private static final List<String> TRIGGERS = List.of("timerEventDefinition", "signalEventDefinition",
			"messageEventDefinition");

	private Resting() {
	}

	/** Whether a token can still be there when a step is over. */
	static boolean canRest(ProcessModel model, BpmnElement node) {
		if (node.is("parallelGateway")) {
			return incoming(model, node).size() > 1;
		}
		return WAITING.contains(node.name());
	}

	/** Why a token cannot go from one node to the other; empty when it can. */
	static Optional<String> refusal(ProcessModel model, BpmnElement node, ProcessModel target, BpmnElement goal) {
		if (difference(model, node, target, goal).isEmpty()) {
			return Optional.empty();
		}
		if (!node.is("userTask") && !node.is("intermediateCatchEvent")) {
			return Optional.of(describe(node) + " has a token of its own kind: it can only go to one that is the same");
		}
		if (!goal.is("userTask") && !goal.is("intermediateCatchEvent")) {
			return Optional.of("a token can begin anew at a user task or at an event, not at " + describe(goal));
		}
		if (isNested(model, node) || isNested(target, goal)) {
			return Optional.of("inside a sub-process a token can only go to a node that is the same but for its id");
		}
		return Optional.empty();
	}

	private static String describe(BpmnElement node) {
		return "<" + node.name() + " id=\"" + node.id() + "\">";
	}

	/** What keeps a token from staying as it is; empty when nothing does. */
	static Optional<String> difference(ProcessModel model, BpmnElement node, ProcessModel target, BpmnElement goal) {
		if (!node.name().equals(goal.name())) {
			return Optional.of("It is another kind of node, so it begins anew");
		}
		if (!borderTimers(model, node).equals(borderTimers(target, goal))) {
			return Optional.of("It has other timers at its border, so it begins anew");
		}
		if (node.is("callActivity") && !node.attribute("calledElement").equals(goal.attribute("calledElement"))) {
			return Optional.of("It calls another process");
		}
		if (node.is("intermediateCatchEvent")) {
			if (!trigger(node).equals(trigger(goal))) {
				return Optional.of("It waits for something else, so it begins anew");
			}
			if (!alternatives(model, node).equals(alternatives(target, goal))) {
				return Optional.of("It waits beside other events, so all of them begin anew");
			}
		}
		return Optional.empty();
	}

	/**
	 * Why no instance of a process can go to the other version: what its event
	 * sub-processes wait for is waited for since the instance began.
	 */
	static Optional<String> refusal(ProcessModel model, ProcessModel target) {
		return starts(model).equals(starts(target)) ? Optional.empty()
				: Optional.of("The events that start its event sub-processes differ, and those of a running instance "
						+ "cannot be set anew");
	}

	private static List<String> starts(ProcessModel model) {
		return model.all("startEvent")
			.stream()
			.flatMap((start) -> EventSubProcess.startedBy(start).stream())
			.map((event) -> event.around() + " " + event.start().id() + " " + trigger(event.start()))
			.toList();
	}

	/** Where a token begins when it begins at a node: at the gateway before an event. */
	static BpmnElement beginning(ProcessModel model, BpmnElement node) {
		return gateway(model, node).orElse(node);
	}

	private static List<String> borderTimers(ProcessModel model, BpmnElement node) {
		return model.all("boundaryEvent")
			.stream()
			.filter((event) -> event.attribute("attachedToRef").equals(node.id()))
			.filter((event) -> event.child("timerEventDefinition").isPresent())
			.map(BpmnElement::id)
			.toList();
	}

	private static String trigger(BpmnElement event) {
		return TRIGGERS.stream().filter((kind) -> event.child(kind).isPresent()).findFirst().orElse("");
	}

	/** How many events of which kind wait beside this one. */
	private static List<String> alternatives(ProcessModel model, BpmnElement event) {
		return gateway(model, event)
			.map((gateway) -> model.all("sequenceFlow")
				.stream()
				.filter((flow) -> flow.attribute("sourceRef").equals(gateway.id()))
				.flatMap((flow) -> model.node(flow.attribute("targetRef")).stream())
				.map(Resting::trigger)
				.sorted()
				.toList())
			.orElseGet(List::of);
	}

	private static Optional<BpmnElement> gateway(ProcessModel model, BpmnElement event) {
		return incoming(model, event).stream()
			.flatMap((flow) -> model.node(flow.attribute("sourceRef")).stream())
			.filter((source) -> source.is("eventBasedGateway"))
			.findFirst();
	}

	private static List<BpmnElement> incoming(ProcessModel model, BpmnElement node) {
		return model.all("sequenceFlow")
			.stream()
			.filter((flow) -> flow.attribute("targetRef").equals(node.id()))
			.toList();
	}

	private static boolean isNested(ProcessModel model, BpmnElement node) {
		return node.parent().filter((parent) -> parent == model.process()).isEmpty()
				|| !EventSubProcess.in(model.process()).isEmpty();
	}

}
