package io.callcraft.workflow;

import java.util.Set;

/**
 * Which BPMN elements a token can stand on.
 */
final class Bpmn {

	static final Set<String> EVENTS = Set.of("startEvent", "endEvent", "intermediateCatchEvent", "boundaryEvent");

	static final Set<String> GATEWAYS = Set.of("exclusiveGateway", "parallelGateway", "eventBasedGateway");

	static final Set<String> ACTIVITIES = Set.of("userTask", "task", "callActivity", "subProcess");

	private Bpmn() {
	}

	static boolean isNode(BpmnElement element) {
		return BpmnElement.BPMN.equals(element.namespace()) && (EVENTS.contains(element.name())
				|| GATEWAYS.contains(element.name()) || ACTIVITIES.contains(element.name()));
	}

	static boolean isEventSubProcess(BpmnElement element) {
		return element.is("subProcess") && element.attribute("triggeredByEvent").equals("true");
	}

}
