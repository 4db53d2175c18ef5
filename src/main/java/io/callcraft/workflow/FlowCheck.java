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

	/** A gateway reads a verdict: what it asks is short. */
	private static final int LONGEST_CONDITION = 300;

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
		EventCheck events = new EventCheck(this.model, this.nodes, this.problems);
		events.checkStart(this.model.process());
		this.model.all("subProcess").forEach(events::checkStart);
		this.model.nodes().forEach(this::checkNode);
		this.model.nodes().forEach(events::check);
		require(this.nodes.size() <= MOST_NODES, this.model.process(),
				"has " + this.nodes.size() + " nodes: at most " + MOST_NODES + ", so call other processes");
		new CircleCheck(this.nodes.values(), this.out).check(this.problems);
		if (this.problems.isEmpty()) {
			new ExitCheck(this.nodes, this.out).check(this.problems);
		}
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
		if (condition.text().isEmpty() || condition.text().length() > LONGEST_CONDITION) {
			this.problems.error(condition, "is empty, or longer than " + LONGEST_CONDITION + " characters");
			return;
		}
		Condition.problems(condition.text(), this.model.variableNames())
			.forEach((problem) -> this.problems.error(condition, problem));
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
