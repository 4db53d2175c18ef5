package io.callcraft.workflow;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks that every event waits for something that can happen where it stands, or ends
 * what can be ended there.
 */
final class EventCheck {

	/** What starts an event sub-process. */
	private static final Set<String> TRIGGERS = Set.of("signalEventDefinition", "messageEventDefinition",
			"timerEventDefinition", "errorEventDefinition");

	/** What an end event can do beside ending. */
	private static final Set<String> ENDS = Set.of("terminateEventDefinition", "errorEventDefinition");

	private final ProcessModel model;

	private final Map<String, BpmnElement> nodes;

	private final Problems problems;

	EventCheck(ProcessModel model, Map<String, BpmnElement> nodes, Problems problems) {
		this.model = model;
		this.nodes = nodes;
		this.problems = problems;
	}

	/** Checks how a process or sub-process starts. */
	void checkStart(BpmnElement container) {
		List<BpmnElement> starts = container.children("startEvent");
		require(!starts.isEmpty(), container, "has no start event");
		starts.stream()
			.skip(1)
			.forEach((start) -> this.problems.error(start, "is a second start event: one is enough"));
		for (BpmnElement start : starts) {
			List<BpmnElement> definitions = definitions(start);
			if (Bpmn.isEventSubProcess(container)) {
				require(definitions.size() == 1 && TRIGGERS.contains(definitions.get(0).name()), start,
						"needs a signal, a message, a timer or an error, for its sub-process starts by event");
			}
			else if (container.is("process")) {
				require(definitions.stream().allMatch((definition) -> definition.is("messageEventDefinition")), start,
						"starts by an event: processes are started by Callcraft, with a plain start event, or by a message");
			}
			else {
				require(definitions.isEmpty(), start, "starts by an event: a sub-process starts when it is reached");
			}
		}
	}

	void check(BpmnElement node) {
		List<BpmnElement> definitions = definitions(node);
		require(definitions.size() <= 1, node, "has several event definitions: split it into several events");
		require(definitions.isEmpty() || node.name().endsWith("Event"), node, "is no event, but defines one");
		definitions.forEach((definition) -> checkDefinition(node, definition));
		if (node.is("intermediateCatchEvent") || node.is("boundaryEvent")) {
			require(!definitions.isEmpty(), node, "waits for nothing: give it a timer, a signal or a message");
		}
		if (node.is("boundaryEvent")) {
			checkBoundary(node);
		}
	}

	private void checkDefinition(BpmnElement node, BpmnElement definition) {
		if (node.is("endEvent")) {
			require(ENDS.contains(definition.name()), node,
					"throws a signal, a message or a timer: an end event ends, terminates or raises an error");
		}
		else {
			require(!definition.is("terminateEventDefinition"), node, "cannot terminate: only end events can");
		}
		if (definition.is("timerEventDefinition")) {
			checkTimer(node, definition);
		}
		if (definition.is("errorEventDefinition")) {
			checkError(node);
		}
		if (definition.is("terminateEventDefinition")) {
			checkTerminate(node);
		}
	}

	private void checkBoundary(BpmnElement event) {
		BpmnElement host = this.nodes.get(event.attribute("attachedToRef"));
		if (host == null || !Bpmn.ACTIVITIES.contains(host.name()) || Bpmn.isEventSubProcess(host)
				|| host.parent().orElseThrow() != event.parent().orElseThrow()) {
			this.problems.error(event, "is attached to '" + event.attribute("attachedToRef")
					+ "', which is no task, call activity or sub-process beside it");
			return;
		}
		boolean error = event.child("errorEventDefinition").isPresent();
		require(error || !host.is("task"), event, "is attached to " + host
				+ ", which takes no time: only an error that its decision raises can be caught there");
		require(!error || !host.is("userTask"), event,
				"waits for an error of " + host + ": people raise none, their form answers with variables");
		require(!error || !event.attribute("cancelActivity").equals("false"), event,
				"does not interrupt: what has raised an error is over");
	}

	private void checkError(BpmnElement event) {
		require(!event.is("intermediateCatchEvent"), event,
				"waits for an error: errors are caught at the border of what raises them, or by an event sub-process");
		require(!event.is("startEvent") || !event.attribute("isInterrupting").equals("false"), event,
				"does not interrupt: what has raised an error is over");
		BpmnElement scope = event.is("startEvent") ? event.parent().flatMap(BpmnElement::parent).orElseThrow()
				: event.parent().orElseThrow();
		require(catchers(event, scope) <= 1, event,
				"waits for an error that another event waits for in the same place");
	}

	private long catchers(BpmnElement event, BpmnElement scope) {
		String code = this.model.events().error(event).orElse("");
		if (event.is("boundaryEvent")) {
			return scope.children("boundaryEvent")
				.stream()
				.filter((other) -> other.attribute("attachedToRef").equals(event.attribute("attachedToRef")))
				.filter((other) -> this.model.events().error(other).filter(code::equals).isPresent())
				.count();
		}
		return event.is("startEvent") ? EventSubProcess.in(scope)
			.stream()
			.filter((other) -> this.model.events().error(other.start()).filter(code::equals).isPresent())
			.count() : 0;
	}

	/** The engine ends only what it was told is in the sub-process. */
	private void checkTerminate(BpmnElement end) {
		BpmnElement scope = end.parent().orElseThrow();
		require(scope.is("process") || EventSubProcess.in(scope).stream().allMatch(EventSubProcess::interrupts), end,
				"terminates a sub-process beside an event sub-process that does not interrupt: end it in the process");
	}

	private void checkTimer(BpmnElement event, BpmnElement timer) {
		BpmnElement when = timer.child("timeDate").or(() -> timer.child("timeDuration")).orElse(timer);
		require(timer.children().size() <= 1, event, "has a timer with several times: one is enough");
		if (!when.is("timeDate")) {
			checkSpan(event, when.text(), this.model, this.problems);
		}
		else if (!isVariable(event, Source.of(when.text()), this.model, this.problems)) {
			require(Span.moment(when.text()).isPresent(), event, "waits until '" + when.text()
					+ "': use a date with time and zone such as 2026-12-24T09:00:00+01:00, or #{variable}");
		}
	}

	/** Checks a span of time: written out, or the name of a variable that has it. */
	static void checkSpan(BpmnElement element, String text, ProcessModel model, Problems problems) {
		if (!isVariable(element, Source.of(text), model, problems) && Span.read(text).isEmpty()) {
			problems.error(element,
					"lasts '" + text + "': use PT4H, '5 working days', '4 working hours' or #{variable}");
		}
	}

	private static boolean isVariable(BpmnElement element, Source source, ProcessModel model, Problems problems) {
		if (source.variable() != null && !model.variableNames().contains(source.variable())) {
			problems.error(element,
					"names the variable '" + source.variable() + "', which is no property of the process");
		}
		return source.variable() != null;
	}

	private void require(boolean holds, BpmnElement element, String reason) {
		if (!holds) {
			this.problems.error(element, reason);
		}
	}

	private static List<BpmnElement> definitions(BpmnElement node) {
		return node.children().stream().filter((child) -> child.name().endsWith("EventDefinition")).toList();
	}

}
