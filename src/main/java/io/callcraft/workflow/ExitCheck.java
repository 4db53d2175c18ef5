package io.callcraft.workflow;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds stages that nobody ever gets out of: from some nodes no flow leads to an end, and
 * no event takes a token away.
 */
final class ExitCheck {

	private final Map<String, BpmnElement> nodes;

	private final Map<String, List<BpmnElement>> out;

	/** Nodes from which a token comes to an end. */
	private final Set<String> ending = new HashSet<>();

	ExitCheck(Map<String, BpmnElement> nodes, Map<String, List<BpmnElement>> out) {
		this.nodes = nodes;
		this.out = out;
	}

	void check(Problems problems) {
		boolean found = true;
		while (found) {
			found = false;
			for (BpmnElement node : this.nodes.values()) {
				if (!this.ending.contains(node.id()) && comesToAnEnd(node)) {
					found = this.ending.add(node.id());
				}
			}
		}
		Collection<BpmnElement> stuck = this.nodes.values()
			.stream()
			.filter((node) -> !this.ending.contains(node.id()) && !node.is("startEvent"))
			.sorted(Comparator.comparingInt(BpmnElement::line))
			.toList();
		stuck.stream()
			.findFirst()
			.ifPresent((first) -> problems.error(first,
					"is in a stage without an exit: from "
							+ stuck.stream().map(BpmnElement::id).collect(Collectors.joining(", "))
							+ " no flow leads to an end event; lead one out, or interrupt the stage by an event"));
	}

	private boolean comesToAnEnd(BpmnElement node) {
		return node.is("endEvent") || Bpmn.isEventSubProcess(node) || isInterrupted(node.parent().orElseThrow())
				|| takesAway(node)
				|| this.out.getOrDefault(node.id(), List.of())
					.stream()
					.anyMatch((flow) -> this.ending.contains(flow.attribute("targetRef")));
	}

	/** Whether an event ends whatever stands in a process or sub-process. */
	private boolean isInterrupted(BpmnElement container) {
		return EventSubProcess.in(container).stream().anyMatch(EventSubProcess::interrupts) || takesAway(container);
	}

	/** Whether an event at the border takes a token away, to an end. */
	private boolean takesAway(BpmnElement activity) {
		return this.nodes.values()
			.stream()
			.anyMatch((event) -> event.is("boundaryEvent") && event.attribute("attachedToRef").equals(activity.id())
					&& !event.attribute("cancelActivity").equals("false") && this.ending.contains(event.id()));
	}

}
