package io.callcraft.workflow;

import java.util.Map;
import java.util.Set;

import static java.util.Map.entry;

/**
 * The part of BPMN that Callcraft runs: its elements and their attributes. Whatever is
 * not here is refused, so that nothing in a file can mean more to the engine than to the
 * people who approve it.
 */
final class BpmnVocabulary {

	private static final Map<String, Set<String>> ELEMENTS = Map.ofEntries(entry("definitions", Set.of()),
			entry("itemDefinition", Set.of("structureRef", "isCollection", "itemKind")),
			entry("signal", Set.of("structureRef")), entry("message", Set.of("itemRef")),
			entry("error", Set.of("errorCode", "structureRef")),
			entry("process", Set.of("isExecutable", "isClosed", "processType", "packageName", "version")),
			entry("property", Set.of("itemSubjectRef")), entry("documentation", Set.of("textFormat")),
			entry("extensionElements", Set.of()), entry("startEvent", Set.of("isInterrupting")),
			entry("endEvent", Set.of()), entry("terminateEventDefinition", Set.of()),
			entry("intermediateCatchEvent", Set.of()),
			entry("boundaryEvent", Set.of("attachedToRef", "cancelActivity")), entry("timerEventDefinition", Set.of()),
			entry("timeDuration", Set.of()), entry("timeDate", Set.of()),
			entry("signalEventDefinition", Set.of("signalRef")), entry("messageEventDefinition", Set.of("messageRef")),
			entry("errorEventDefinition", Set.of("errorRef")), entry("userTask", Set.of("implementation")),
			entry("task", Set.of("taskName")), entry("callActivity", Set.of("calledElement")),
			entry("subProcess", Set.of("triggeredByEvent")),
			entry("exclusiveGateway", Set.of("gatewayDirection", "default")),
			entry("parallelGateway", Set.of("gatewayDirection")),
			entry("eventBasedGateway", Set.of("gatewayDirection", "eventGatewayType", "instantiate")),
			entry("sequenceFlow", Set.of("sourceRef", "targetRef", "isImmediate")),
			entry("conditionExpression", Set.of("language")), entry("incoming", Set.of()), entry("outgoing", Set.of()),
			entry("ioSpecification", Set.of()), entry("dataInput", Set.of("itemSubjectRef", "isCollection", "dtype")),
			entry("dataOutput", Set.of("itemSubjectRef", "isCollection", "dtype")), entry("inputSet", Set.of()),
			entry("outputSet", Set.of()), entry("dataInputRefs", Set.of()), entry("dataOutputRefs", Set.of()),
			entry("dataInputAssociation", Set.of()), entry("dataOutputAssociation", Set.of()),
			entry("sourceRef", Set.of()), entry("targetRef", Set.of()), entry("assignment", Set.of()),
			entry("from", Set.of()), entry("to", Set.of()), entry("laneSet", Set.of()), entry("lane", Set.of()),
			entry("flowNodeRef", Set.of()), entry("textAnnotation", Set.of("textFormat")), entry("text", Set.of()),
			entry("association", Set.of("sourceRef", "targetRef", "associationDirection")));

	/** Refused often enough, or dangerous enough, to deserve a way out. */
	private static final Map<String, String> WAYS_OUT = Map.ofEntries(
			entry("scriptTask", "runs code: let a task with drools:taskName=\"Decide\" ask a decision"),
			entry("script", "runs code: let a task with drools:taskName=\"Decide\" ask a decision"),
			entry("onEntry-script", "runs code: leave it out"), entry("onExit-script", "runs code: leave it out"),
			entry("businessRuleTask", "is not run: use a <task> with drools:taskName=\"Decide\""),
			entry("serviceTask", "is not run: use a <task> with drools:taskName=\"Decide\""),
			entry("manualTask", "is not run: use a <userTask>"),
			entry("inclusiveGateway", "is not run: use an exclusive or a parallel gateway"),
			entry("complexGateway", "is not run: use an exclusive or a parallel gateway"),
			entry("multiInstanceLoopCharacteristics", "is not run: draw a loop with an exclusive gateway"),
			entry("standardLoopCharacteristics", "is not run: draw a loop with an exclusive gateway"),
			entry("compensateEventDefinition", "is not run: draw the way back with ordinary tasks"),
			entry("timeCycle", "repeats for ever: use a <timeDuration> and a loop"),
			entry("intermediateThrowEvent", "throws something, which is not run: leave it out"),
			entry("sendTask", "is not run: let a decision do it"),
			entry("receiveTask", "is not run: use an <intermediateCatchEvent> with a message"),
			entry("conditionalEventDefinition", "is not run: wait for a signal, a message or a timer"),
			entry("escalationEventDefinition", "is not run: use an error, or a decision"),
			entry("linkEventDefinition", "is not run: draw the flow"),
			entry("cancelEventDefinition", "is not run: use an error"),
			entry("adHocSubProcess", "is not run: use a <subProcess> with flows"),
			entry("transaction", "is not run: use a <subProcess>"), entry("transformation", "runs code: leave it out"),
			entry("import", "loads code: leave it out"), entry("global", "reaches outside the process: use a property"),
			entry("collaboration", "is not run: one process a file, without pools"));

	private static final Set<String> SCOPES = Set.of("process", "subProcess");

	private static final Set<String> WIRED = Set.of("userTask", "task", "callActivity");

	private static final Set<String> ROOT = Set.of("definitions");

	private static final Set<String> ASSOCIATIONS = Set.of("dataInputAssociation", "dataOutputAssociation");

	/** What an element must stand in; the others mean nothing to the engine. */
	private static final Map<String, Set<String>> PLACES = Map.ofEntries(entry("itemDefinition", ROOT),
			entry("signal", ROOT), entry("message", ROOT), entry("error", ROOT), entry("process", ROOT),
			entry("startEvent", SCOPES), entry("endEvent", SCOPES), entry("intermediateCatchEvent", SCOPES),
			entry("boundaryEvent", SCOPES), entry("userTask", SCOPES), entry("task", SCOPES),
			entry("callActivity", SCOPES), entry("subProcess", SCOPES), entry("exclusiveGateway", SCOPES),
			entry("parallelGateway", SCOPES), entry("eventBasedGateway", SCOPES), entry("sequenceFlow", SCOPES),
			entry("property", SCOPES), entry("conditionExpression", Set.of("sequenceFlow")),
			entry("terminateEventDefinition", Bpmn.EVENTS), entry("timerEventDefinition", Bpmn.EVENTS),
			entry("signalEventDefinition", Bpmn.EVENTS), entry("messageEventDefinition", Bpmn.EVENTS),
			entry("errorEventDefinition", Bpmn.EVENTS), entry("timeDuration", Set.of("timerEventDefinition")),
			entry("timeDate", Set.of("timerEventDefinition")), entry("ioSpecification", WIRED),
			entry("dataInput", Set.of("ioSpecification")), entry("dataOutput", Set.of("ioSpecification")),
			entry("dataInputAssociation", WIRED), entry("dataOutputAssociation", WIRED),
			entry("assignment", ASSOCIATIONS), entry("from", Set.of("assignment")), entry("to", Set.of("assignment")));

	private BpmnVocabulary() {
	}

	static boolean knows(String element) {
		return ELEMENTS.containsKey(element);
	}

	static boolean allows(String element, String attribute) {
		return ELEMENTS.getOrDefault(element, Set.of()).contains(attribute);
	}

	/** Whether an element can stand in another. */
	static boolean belongs(String element, String parent) {
		return PLACES.getOrDefault(element, Set.of(parent)).contains(parent);
	}

	static String refusal(String element) {
		return WAYS_OUT.getOrDefault(element, "is not part of what Callcraft runs: leave it out");
	}

}
