package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks that a token can walk the process: every flow joins two nodes of one level,
 * every node is reached and left as its kind demands, and every way out of a choice has a
 * condition that the engine can decide.
 */
final class FlowCheck {

	private static final String FEEL = "feel";

	/** A drawing beyond this is no page any more. */
	private static final int MOST_NODES = 200;

	private final ProcessModel model;

	private final Problems problems;

	private final Map<String, BpmnElement> nodes = new HashMap<>();

	private final Map<String, List<BpmnElement>> in = new HashMap<>();

	private final Map<String, List<BpmnElement>> out = new HashMap<>();

	FlowCheck(ProcessModel model, Problems problems) {
		this.model = model;
		this.problems = problems;
	}

	void check() {
		for (BpmnElement node : this.model.nodes()) {
			if (node.id().isEmpty()) {
				this.problems.error(node, "has no id");
			}
			this.nodes.put(node.id(), node);
		}
		this.model.all("sequenceFlow").forEach(this::checkFlow);
		checkStart(this.model.process());
		this.model.all("subProcess").forEach(this::checkStart);
		this.model.nodes().forEach(this::checkNode);
		require(this.nodes.size() <= MOST_NODES, this.model.process(),
				"has " + this.nodes.size() + " nodes: at most " + MOST_NODES + ", so call other processes");
		new CircleCheck(this.nodes.values(), this.out).check(this.problems);
	}

	private void checkFlow(BpmnElement flow) {
		BpmnElement source = this.nodes.get(flow.attribute("sourceRef"));
		BpmnElement target = this.nodes.get(flow.attribute("targetRef"));
		if (source == null || target == null) {
			this.problems.error(flow, "leads from '" + flow.attribute("sourceRef") + "' to '"
					+ flow.attribute("targetRef") + "': one of them is no node of this process");
			return;
		}
		if (source.parent().orElseThrow() != target.parent().orElseThrow()) {
			this.problems.error(flow, "crosses the border of a sub-process");
		}
		this.out.computeIfAbsent(source.id(), (id) -> new ArrayList<>()).add(flow);
		this.in.computeIfAbsent(target.id(), (id) -> new ArrayList<>()).add(flow);
		if (flow.child("conditionExpression").isPresent() && !source.is("exclusiveGateway")) {
			this.problems.error(flow, "has a condition, but only flows out of an exclusive gateway are chosen by one");
		}
	}

	private void checkStart(BpmnElement container) {
		List<BpmnElement> starts = container.children("startEvent");
		require(!starts.isEmpty(), container, "has no start event");
		starts.stream()
			.skip(1)
			.forEach((start) -> this.problems.error(start, "is a second start event: one is enough"));
		boolean byEvent = Bpmn.isEventSubProcess(container);
		for (BpmnElement start : starts) {
			boolean hasEvent = start.child("signalEventDefinition").isPresent()
					|| start.child("timerEventDefinition").isPresent();
			if (hasEvent != byEvent) {
				this.problems.error(start, byEvent ? "needs a signal or a timer, for its sub-process starts by event"
						: "starts by an event: processes are started by Callcraft, with a plain start event");
			}
		}
	}

	private void checkNode(BpmnElement node) {
		int incoming = flows(this.in, node).size();
		int outgoing = flows(this.out, node).size();
		if (node.is("startEvent") || node.is("boundaryEvent") || Bpmn.isEventSubProcess(node)) {
			require(incoming == 0, node, "cannot be reached by a flow");
		}
		else {
			require(incoming > 0, node, "is never reached: lead a flow to it");
		}
		if (node.is("endEvent") || Bpmn.isEventSubProcess(node)) {
			require(outgoing == 0, node, "cannot be left by a flow");
		}
		else {
			require(outgoing > 0, node, "leads nowhere: draw a flow from it, to an end event at last");
		}
		if (Bpmn.GATEWAYS.contains(node.name())) {
			checkGateway(node, incoming, outgoing);
		}
		else {
			require(incoming < 2, node, "is reached by " + incoming
					+ " flows: join them in an exclusive gateway (any of them) or a parallel one (all of them) first");
			require(outgoing < 2, node, "is left by " + outgoing + " flows: split them in a gateway");
		}
		checkEvent(node);
	}

	private void checkGateway(BpmnElement gateway, int incoming, int outgoing) {
		require(incoming < 2 || outgoing < 2, gateway, "both joins and splits: use two gateways, one after the other");
		if (gateway.is("eventBasedGateway")) {
			require(outgoing > 1, gateway, "waits for a single event: use that event alone");
			for (BpmnElement flow : flows(this.out, gateway)) {
				BpmnElement target = this.nodes.get(flow.attribute("targetRef"));
				require(target == null || target.is("intermediateCatchEvent"), gateway,
						"must lead to catching events only, not to " + target);
			}
		}
		if (gateway.is("exclusiveGateway") && outgoing > 1) {
			checkChoice(gateway);
		}
	}

	private void checkChoice(BpmnElement gateway) {
		String defaultFlow = gateway.attribute("default");
		boolean found = false;
		for (BpmnElement flow : flows(this.out, gateway)) {
			if (flow.id().equals(defaultFlow) && !flow.id().isEmpty()) {
				found = true;
				require(flow.child("conditionExpression").isEmpty(), flow,
						"is the default flow: it takes what no condition takes, so it has none itself");
				continue;
			}
			flow.child("conditionExpression")
				.ifPresentOrElse(this::checkCondition, () -> this.problems.error(flow,
						"has no condition and is not the default of " + gateway + ": nobody could choose it"));
		}
		require(found, gateway, "has no default flow: name the flow to take when no condition holds");
	}

	private void checkCondition(BpmnElement condition) {
		String language = condition.attribute("language");
		if (!language.toLowerCase(Locale.ROOT).contains(FEEL)) {
			this.problems.error(condition, "is written in '" + language
					+ "': conditions are FEEL, language=\"http://www.omg.org/spec/FEEL/20140401\"");
			return;
		}
		if (condition.text().isEmpty()) {
			this.problems.error(condition, "is empty");
			return;
		}
		Condition.problems(condition.text(), this.model.variableNames())
			.forEach((problem) -> this.problems.error(condition, problem));
	}

	private void checkEvent(BpmnElement node) {
		boolean waits = node.is("intermediateCatchEvent") || node.is("boundaryEvent");
		long definitions = node.children().stream().filter((child) -> child.name().endsWith("EventDefinition")).count();
		require(definitions <= 1, node, "has several event definitions: split it into several events");
		require(!waits || definitions == 1, node, "waits for nothing: give it a timer or a signal");
		if (node.is("boundaryEvent")) {
			BpmnElement host = this.nodes.get(node.attribute("attachedToRef"));
			require(host != null && Bpmn.ACTIVITIES.contains(host.name()) && !host.is("task"), node, "is attached to '"
					+ node.attribute("attachedToRef") + "', which is no user task, call activity or sub-process");
		}
		node.child("terminateEventDefinition")
			.ifPresent((end) -> require(node.is("endEvent"), node, "cannot terminate: only end events can"));
		node.child("timerEventDefinition").ifPresent((timer) -> checkTimer(node, timer));
		require(!node.is("endEvent") || node.child("signalEventDefinition").isEmpty(), node,
				"throws a signal: signals come from Callcraft");
	}

	private void checkTimer(BpmnElement event, BpmnElement timer) {
		String text = timer.child("timeDuration").map(BpmnElement::text).orElse("");
		checkSpan(event, text, this.model, this.problems);
	}

	/** Checks a span of time: written out, or the name of a variable that has it. */
	static void checkSpan(BpmnElement element, String text, ProcessModel model, Problems problems) {
		Source source = Source.of(text);
		if (source.variable() != null) {
			if (!model.variableNames().contains(source.variable())) {
				problems.error(element,
						"names the variable '" + source.variable() + "', which is no property of the process");
			}
		}
		else if (Span.read(text).isEmpty()) {
			problems.error(element,
					"lasts '" + text + "': use PT4H, '5 working days', '4 working hours' or #{variable}");
		}
	}

	private void require(boolean holds, BpmnElement element, String reason) {
		if (!holds) {
			this.problems.error(element, reason);
		}
	}

	private static List<BpmnElement> flows(Map<String, List<BpmnElement>> flows, BpmnElement node) {
		return flows.getOrDefault(node.id(), List.of());
	}

}
