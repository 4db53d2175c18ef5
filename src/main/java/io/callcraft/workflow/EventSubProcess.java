package io.callcraft.workflow;

import java.util.List;
import java.util.Optional;

/**
 * An event sub-process, as the engine is told of it. Left to itself the engine lets one
 * run beside what it should interrupt, and then aborts the process. So the engine gets
 * what means the same: everything else of its process in a sub-process of its own, and at
 * the border of that an event which leads to the event sub-process.
 *
 * @param element the event sub-process
 * @param start its start event
 */
record EventSubProcess(BpmnElement element, BpmnElement start) {

	/** No id in a file can hold this letter. */
	private static final String OURS = "\u00b7";

	/** The event sub-process that the event starts; empty when it starts none. */
	static Optional<EventSubProcess> startedBy(BpmnElement event) {
		return event.is("startEvent")
				? event.parent().filter(Bpmn::isEventSubProcess).map((element) -> new EventSubProcess(element, event))
				: Optional.empty();
	}

	/** The event sub-processes directly in a process or sub-process. */
	static List<EventSubProcess> in(BpmnElement container) {
		return container.children("subProcess")
			.stream()
			.filter(Bpmn::isEventSubProcess)
			.flatMap((element) -> element.child("startEvent")
				.stream()
				.map((start) -> new EventSubProcess(element, start)))
			.toList();
	}

	/** Whether it ends what it is in. */
	boolean interrupts() {
		return !this.start.attribute("isInterrupting").equals("false");
	}

	/** Id of the sub-process that holds what it may interrupt. */
	String around() {
		return inside(this.element.parent().orElseThrow());
	}

	/**
	 * Id of the sub-process that holds all but the event sub-processes of a container.
	 */
	static String inside(BpmnElement container) {
		return container.id() + OURS + "inside";
	}

	/** Whether the node is none of the file, but was added for the engine. */
	static boolean isAdded(String node) {
		return node.contains(OURS);
	}

	/** Id of what is added to an element. */
	static String added(String what, String id) {
		return id + OURS + what;
	}

}
