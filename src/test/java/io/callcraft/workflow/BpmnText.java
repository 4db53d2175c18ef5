package io.callcraft.workflow;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Small BPMN files for tests.
 */
final class BpmnText {

	static final String FEEL = "http://www.omg.org/spec/FEEL/20140401";

	private static final AtomicInteger INPUTS = new AtomicInteger();

	private BpmnText() {
	}

	/** A file with the process {@code p}; its body begins on line 3. */
	static String process(String body) {
		return process("p", body);
	}

	static String process(String id, String body) {
		return """
				<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:drools="http://www.jboss.org/drools" targetNamespace="t">
				<process id="%s"><property id="x"/><property id="n"/><property id="rep"/>
				%s
				</process></definitions>
				"""
			.formatted(id, body);
	}

	static String start() {
		return "<startEvent id=\"start\"/>";
	}

	static String end() {
		return "<endEvent id=\"end\"/>";
	}

	static String flow(String from, String to) {
		return "<sequenceFlow id=\"%s-%s\" sourceRef=\"%s\" targetRef=\"%s\"/>".formatted(from, to, from, to);
	}

	static String conditional(String from, String to, String condition) {
		return conditional(from, to, FEEL, condition);
	}

	static String conditional(String from, String to, String language, String condition) {
		return "<sequenceFlow id=\"%s-%s\" sourceRef=\"%s\" targetRef=\"%s\"><conditionExpression language=\"%s\"><![CDATA[%s]]></conditionExpression></sequenceFlow>"
			.formatted(from, to, from, to, language, condition);
	}

	/** A user task that the group is asked, due after the span. */
	static String user(String id, String group, String due) {
		return "<userTask id=\"%s\">".formatted(id) + inputs("GroupId", group, "Due", due) + "</userTask>";
	}

	static String decide(String id, String decision) {
		return "<task id=\"%s\" drools:taskName=\"Decide\">".formatted(id)
				+ inputs("Decision", decision).replace("</ioSpecification>",
						"<dataOutput id=\"out-%s\" name=\"x\"/></ioSpecification>".formatted(id))
				+ "<dataOutputAssociation><sourceRef>out-%s</sourceRef><targetRef>x</targetRef></dataOutputAssociation></task>"
					.formatted(id);
	}

	/** Inputs set to constants: names and values in turn. */
	static String inputs(String... namesAndValues) {
		StringBuilder declared = new StringBuilder("<ioSpecification>");
		StringBuilder set = new StringBuilder();
		int unique = INPUTS.incrementAndGet();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			String id = "in" + unique + "-" + namesAndValues[i];
			declared.append("<dataInput id=\"%s\" name=\"%s\"/>".formatted(id, namesAndValues[i]));
			set.append(
					"<dataInputAssociation><targetRef>%s</targetRef><assignment><from>%s</from><to>%s</to></assignment></dataInputAssociation>"
						.formatted(id, namesAndValues[i + 1], id));
		}
		return declared.append("</ioSpecification>").append(set).toString();
	}

	/** An event at the border of an activity. */
	static String border(String id, String activity, boolean interrupts, String definition) {
		return "<boundaryEvent id=\"%s\" attachedToRef=\"%s\" cancelActivity=\"%s\">%s</boundaryEvent>".formatted(id,
				activity, interrupts, definition);
	}

	static String caught(String id, String definition) {
		return "<intermediateCatchEvent id=\"%s\">%s</intermediateCatchEvent>".formatted(id, definition);
	}

	static String ending(String id, String definition) {
		return "<endEvent id=\"%s\">%s</endEvent>".formatted(id, definition);
	}

	static String lasting(String span) {
		return "<timerEventDefinition><timeDuration>" + span + "</timeDuration></timerEventDefinition>";
	}

	static String until(String date) {
		return "<timerEventDefinition><timeDate>" + date + "</timeDate></timerEventDefinition>";
	}

	static String signal(String id) {
		return "<signalEventDefinition signalRef=\"%s\"/>".formatted(id);
	}

	static String message(String id) {
		return "<messageEventDefinition messageRef=\"%s\"/>".formatted(id);
	}

	static String error(String id) {
		return "<errorEventDefinition errorRef=\"%s\"/>".formatted(id);
	}

	/** A sub-process whose start and end are called after it; the nodes are in a row. */
	static String sub(String id, String body, String... nodes) {
		return "<subProcess id=\"%s\">%s</subProcess>".formatted(id,
				inner(id, "<startEvent id=\"%s-start\"/>", body, nodes));
	}

	/** A sub-process that an event starts. */
	static String eventSub(String id, boolean interrupts, String definition, String body, String... nodes) {
		String start = "<startEvent id=\"%s-start\" isInterrupting=\"" + interrupts + "\">" + definition
				+ "</startEvent>";
		return "<subProcess id=\"%s\" triggeredByEvent=\"true\">%s</subProcess>".formatted(id,
				inner(id, start, body, nodes));
	}

	private static String inner(String id, String start, String body, String... nodes) {
		StringBuilder text = new StringBuilder(start.formatted(id)).append(body).append(ending(id + "-out", ""));
		String before = id + "-start";
		for (String node : nodes) {
			text.append(flow(before, node));
			before = node;
		}
		return text.append(flow(before, id + "-out")).toString();
	}

	/** Start, the body, end, joined in a row through the nodes named. */
	static String row(String body, String... nodes) {
		StringBuilder text = new StringBuilder(start()).append('\n').append(body).append('\n').append(end());
		String before = "start";
		for (String node : nodes) {
			text.append(flow(before, node));
			before = node;
		}
		return text.append(flow(before, "end")).toString();
	}

}
