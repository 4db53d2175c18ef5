package io.callcraft.workflow;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Writes a checked process anew for the engine: only what moves tokens, in the exact form
 * that the engine reads. Inputs, outputs, forms and the drawing stay with us, so that the
 * engine has no expression to evaluate and no default to guess.
 */
final class EngineText {

	private static final Set<String> LEFT_OUT = Set.of("documentation", "extensionElements", "incoming", "outgoing",
			"ioSpecification", "dataInputAssociation", "dataOutputAssociation", "dataInput", "dataOutput", "laneSet",
			"textAnnotation", "association", "conditionExpression", "inputSet", "outputSet");

	private static final Map<String, Set<String>> KEPT = Map.of("boundaryEvent",
			Set.of("attachedToRef", "cancelActivity"), "startEvent", Set.of("isInterrupting"), "subProcess",
			Set.of("triggeredByEvent"), "exclusiveGateway", Set.of("default"), "sequenceFlow",
			Set.of("sourceRef", "targetRef"), "signalEventDefinition", Set.of("signalRef"), "callActivity",
			Set.of("calledElement"));

	private final ProcessModel model;

	private final StringBuilder text = new StringBuilder();

	private EngineText(ProcessModel model) {
		this.model = model;
	}

	static String of(ProcessModel model) {
		EngineText text = new EngineText(model);
		text.definitions();
		return text.text.toString();
	}

	private void definitions() {
		this.text.append("<definitions id=\"definitions\" xmlns=\"")
			.append(BpmnElement.BPMN)
			.append("\" xmlns:drools=\"")
			.append(BpmnElement.DROOLS)
			.append("\" targetNamespace=\"callcraft\">");
		this.text.append("<itemDefinition id=\"value\" structureRef=\"java.lang.Object\"/>");
		for (BpmnElement signal : this.model.root().children("signal")) {
			this.text.append("<signal");
			attribute("id", signal.id());
			attribute("name", signal.title());
			this.text.append("/>");
		}
		this.text.append("<process drools:packageName=\"processes\"");
		attribute("id", this.model.id());
		attribute("name", this.model.process().title());
		this.text.append(">");
		this.model.variableNames().forEach((variable) -> {
			this.text.append("<property itemSubjectRef=\"value\"");
			attribute("id", variable);
			this.text.append("/>");
		});
		this.model.process().children().forEach(this::element);
		this.text.append("</process></definitions>");
	}

	private void element(BpmnElement element) {
		if (!BpmnElement.BPMN.equals(element.namespace()) || LEFT_OUT.contains(element.name())
				|| element.is("property")) {
			return;
		}
		this.text.append('<').append(element.name());
		if (!element.id().isEmpty()) {
			attribute("id", element.id());
		}
		if (Bpmn.isNode(element)) {
			attribute("name", element.title());
		}
		KEPT.getOrDefault(element.name(), Set.of())
			.stream()
			.filter((name) -> !element.attribute(name).isEmpty())
			.sorted()
			.forEach((name) -> attribute(name, element.attribute(name)));
		special(element);
		this.text.append('>');
		element.children().forEach(this::element);
		if (element.children().isEmpty()) {
			this.text.append(escaped(element.text()));
		}
		element.child("conditionExpression").ifPresent(this::condition);
		this.text.append("</").append(element.name()).append('>');
	}

	private void special(BpmnElement element) {
		if (element.is("task")) {
			attribute("drools:taskName", DecideTasks.NAME);
		}
		if (element.is("callActivity")) {
			attribute("drools:independent", "false");
		}
		if (Bpmn.GATEWAYS.contains(element.name())) {
			long ways = this.model.all("sequenceFlow").stream().filter(leaves(element)).count();
			attribute("gatewayDirection", (ways > 1) ? "Diverging" : "Converging");
		}
	}

	private static Predicate<BpmnElement> leaves(BpmnElement node) {
		return (flow) -> flow.attribute("sourceRef").equals(node.id());
	}

	private void condition(BpmnElement condition) {
		this.text.append("<conditionExpression language=\"http://www.omg.org/spec/FEEL/20140401\">")
			.append(escaped(condition.text()))
			.append("</conditionExpression>");
	}

	private void attribute(String name, String value) {
		this.text.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
	}

	private static String escaped(String text) {
		StringBuilder escaped = new StringBuilder(text.length());
		text.codePoints().forEach((character) -> {
			if (character < 128 && Character.isLetterOrDigit(character) || " .-_:/#{}()".indexOf(character) >= 0) {
				escaped.appendCodePoint(character);
			}
			else {
				escaped.append("&#").append(character).append(';');
			}
		});
		return escaped.toString();
	}

}
