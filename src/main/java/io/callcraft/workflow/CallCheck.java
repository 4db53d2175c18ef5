package io.callcraft.workflow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Checks that processes call processes that are there, with variables that they have, and
 * never themselves, and that a message starts one process at most.
 */
final class CallCheck {

	private final Map<String, ProcessModel> processes;

	CallCheck(Map<String, ProcessModel> processes) {
		this.processes = processes;
	}

	void check(ProcessModel model, Problems problems) {
		model.startMessage().ifPresent((message) -> checkMessage(message, model, problems));
		for (BpmnElement call : model.all("callActivity")) {
			String called = call.attribute("calledElement");
			ProcessModel target = this.processes.get(called);
			if (target == null) {
				problems.error(call, "calls the process '" + called + "': there is no "
						+ ProcessModel.file(called.isEmpty() ? "…" : called) + " that is in order");
				continue;
			}
			if (target.startMessage().isPresent()) {
				problems.error(call, "calls '" + called + "', which a message starts");
			}
			checkVariables(call, model.wiring(call.id()), target, problems);
			if (reaches(target.id(), model.id())) {
				problems.error(call, "calls '" + called + "', which calls '" + model.id()
						+ "' again: draw the loop inside one process");
			}
		}
	}

	private void checkMessage(String message, ProcessModel model, Problems problems) {
		this.processes.values()
			.stream()
			.filter((other) -> other != model && other.startMessage().filter(message::equals).isPresent())
			.forEach((other) -> problems.error(model.process(),
					"starts by the message '" + message + "', which starts " + other.file() + " already"));
	}

	private void checkVariables(BpmnElement call, Wiring wiring, ProcessModel target, Problems problems) {
		Set<String> names = new LinkedHashSet<>(wiring.inputs().keySet());
		names.addAll(wiring.outputs().keySet());
		names.removeAll(target.variableNames());
		if (!names.isEmpty()) {
			problems.error(call, "passes " + String.join(", ", names) + ", which " + ProcessModel.file(target.id())
					+ " has no property for");
		}
	}

	private boolean reaches(String from, String wanted) {
		Set<String> seen = new LinkedHashSet<>();
		Deque<String> ahead = new ArrayDeque<>(Set.of(from));
		while (!ahead.isEmpty()) {
			String process = ahead.pop();
			if (process.equals(wanted)) {
				return true;
			}
			ProcessModel model = this.processes.get(process);
			if (seen.add(process) && model != null) {
				model.all("callActivity").forEach((call) -> ahead.push(call.attribute("calledElement")));
			}
		}
		return false;
	}

}
