package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that every error that a process can raise is caught: in the process itself or by
 * every process that calls it.
 */
final class ErrorCheck {

	private final Map<String, ProcessModel> processes;

	ErrorCheck(Map<String, ProcessModel> processes) {
		this.processes = processes;
	}

	void check(ProcessModel model, Problems problems) {
		for (BpmnElement end : model.all("endEvent")) {
			model.events().error(end).ifPresent((code) -> check(end, code, model, problems));
		}
	}

	/** Checks that an error that the element raises is caught. */
	void check(BpmnElement element, String code, ProcessModel model, Problems problems) {
		uncaught(element, code, model, new HashSet<>())
			.ifPresent((where) -> problems.error(element, "raises the error '" + code + "', which nothing catches"
					+ where + ": catch it at the border of what raises it, or by an event sub-process"));
	}

	/** Where an error gets out without having been caught; empty when it does not. */
	private Optional<String> uncaught(BpmnElement element, String code, ProcessModel model, Set<String> seen) {
		if (isCaught(element, code, model) || !seen.add(model.id())) {
			return Optional.empty();
		}
		List<BpmnElement> calls = new ArrayList<>();
		for (ProcessModel caller : this.processes.values()) {
			for (BpmnElement call : caller.all("callActivity")) {
				if (call.attribute("calledElement").equals(model.id())) {
					calls.add(call);
					Optional<String> uncaught = uncaught(call, code, caller, seen);
					if (uncaught.isPresent()) {
						return Optional.of(" where " + caller.file() + " calls it, at " + call);
					}
				}
			}
		}
		return calls.isEmpty() ? Optional.of("") : Optional.empty();
	}

	private static boolean isCaught(BpmnElement element, String code, ProcessModel model) {
		for (BpmnElement at = element; !at.is("process"); at = at.parent().orElseThrow()) {
			BpmnElement scope = at.parent().orElseThrow();
			String border = at.id();
			if (scope.children("boundaryEvent")
				.stream()
				.filter((event) -> event.attribute("attachedToRef").equals(border))
				.anyMatch((event) -> model.events().error(event).filter(code::equals).isPresent())) {
				return true;
			}
			// an event sub-process does not catch what another beside it raises
			if (!Bpmn.isEventSubProcess(at) && EventSubProcess.in(scope)
				.stream()
				.anyMatch((event) -> model.events().error(event.start()).filter(code::equals).isPresent())) {
				return true;
			}
		}
		return false;
	}

}
