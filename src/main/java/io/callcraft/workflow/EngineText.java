package io.callcraft.workflow;

import java.util.List;
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
			Set.of("attachedToRef", "cancelActivity"), "exclusiveGateway", Set.of("default"), "sequenceFlow",
			Set.of("sourceRef", "targetRef"), "signalEventDefinition", Set.of("signalRef"), "errorEventDefinition",
			Set.of("errorRef"), "callActivity", Set.of("calledElement"));

	/**
	 * What the engine is told instead: it matches messages as signals, dates as spans.
	 */
	private static final Map<String, String> INSTEAD = Map.of("messageEventDefinition", "signalEventDefinition",
			"timeDate", "timeDuration");

	/** Keeps names of signals apart from the engine's own. */
	private static final String SIGNAL = "signal:";

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
		this.model.events().signals().forEach((id, name) -> declare("signal", id, "name", signal(name)));
		this.model.events().messages().forEach((id, name) -> declare("signal", id, "name", EventNames.MESSAGE + name));
		this.model.events().errors().forEach((id, code) -> declare("error", id, "errorCode", code));
		this.text.append("<process drools:packageName=\"processes\"");
		attribute("id", this.model.id());
		attribute("name", this.model.process().title());
		this.text.append(">");
		this.model.variableNames().forEach((variable) -> {
			this.text.append("<property itemSubjectRef=\"value\"");
			attribute("id", variable);
			this.text.append("/>");
		});
		scope(this.model.process());
		this.text.append("</process></definitions>");
	}

	/** What the engine calls a signal. */
	static String signal(String name) {
		return SIGNAL + name;
	}

	/** What the engine calls a signal or message that an instance waits for. */
	static String event(String waited) {
		return waited.startsWith(EventNames.MESSAGE) ? waited : signal(waited);
	}

	/** Whether the engine hears of the event by a signal or message. */
	static boolean isHeard(String event) {
		return event.startsWith(SIGNAL) || event.startsWith(EventNames.MESSAGE);
	}

	private void declare(String kind, String id, String attribute, String value) {
		this.text.append('<').append(kind);
		attribute("id", id);
		attribute(attribute, value);
		this.text.append("/>");
	}

	/** Writes what is in a process or sub-process. */
	private void scope(BpmnElement container) {
		List<EventSubProcess> events = EventSubProcess.in(container);
		if (events.isEmpty()) {
			container.children().forEach(this::element);
			return;
		}
		String inside = EventSubProcess.inside(container);
		this.text.append("<startEvent");
		attribute("id", EventSubProcess.added("start", container.id()));
		this.text.append("/><subProcess");
		attribute("id", inside);
		attribute("name", inside);
		this.text.append('>');
		container.children().stream().filter((child) -> !Bpmn.isEventSubProcess(child)).forEach(this::element);
		this.text.append("</subProcess>");
		flow(EventSubProcess.added("start", container.id()), inside);
		end(inside);
		events.forEach(this::eventSubProcess);
	}

	private void eventSubProcess(EventSubProcess event) {
		this.text.append("<boundaryEvent");
		attribute("id", event.start().id());
		attribute("name", event.start().title());
		attribute("attachedToRef", event.around());
		attribute("cancelActivity", String.valueOf(event.interrupts()));
		this.text.append('>');
		event.start().children().forEach(this::element);
		this.text.append("</boundaryEvent>");
		element(event.element());
		flow(event.start().id(), event.element().id());
		end(event.element().id());
	}

	private void end(String node) {
		String end = EventSubProcess.added("end", node);
		this.text.append("<endEvent");
		attribute("id", end);
		this.text.append("/>");
		flow(node, end);
	}

	private void flow(String from, String to) {
		this.text.append("<sequenceFlow");
		attribute("id", EventSubProcess.added("to", from));
		attribute("sourceRef", from);
		attribute("targetRef", to);
		this.text.append("/>");
	}

	private void element(BpmnElement element) {
		if (!BpmnElement.BPMN.equals(element.namespace()) || LEFT_OUT.contains(element.name())
				|| element.is("property")) {
			return;
		}
		boolean startsByEvent = EventSubProcess.startedBy(element).isPresent();
		String name = INSTEAD.getOrDefault(element.name(), element.name());
		this.text.append('<').append(name);
		if (!element.id().isEmpty()) {
			attribute("id", startsByEvent ? EventSubProcess.added("start", element.id()) : element.id());
		}
		if (Bpmn.isNode(element)) {
			attribute("name", element.title());
		}
		KEPT.getOrDefault(element.name(), Set.of())
			.stream()
			.filter((kept) -> !element.attribute(kept).isEmpty())
			.sorted()
			.forEach((kept) -> attribute(kept, kept(element, kept)));
		special(element);
		this.text.append('>');
		if (element.is("subProcess")) {
			scope(element);
		}
		else if (!element.is("startEvent")) {
			element.children().forEach(this::element);
		}
		if (element.children().isEmpty()) {
			this.text.append(escaped(element.text()));
		}
		element.child("conditionExpression").ifPresent(this::condition);
		this.text.append("</").append(name).append('>');
	}

	/** Flows out of the start of an event sub-process begin at the start added there. */
	private String kept(BpmnElement element, String attribute) {
		String value = element.attribute(attribute);
		boolean startsByEvent = attribute.equals("sourceRef")
				&& this.model.node(value).flatMap(EventSubProcess::startedBy).isPresent();
		return startsByEvent ? EventSubProcess.added("start", value) : value;
	}

	private void special(BpmnElement element) {
		if (element.is("task")) {
			attribute("drools:taskName", element.attribute("taskName"));
		}
		if (element.is("messageEventDefinition")) {
			attribute("signalRef", element.attribute("messageRef"));
		}
		if (element.is("terminateEventDefinition")
				&& element.parent().flatMap(BpmnElement::parent).filter(this.model.process()::equals).isPresent()) {
			attribute("scope", "process");
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
