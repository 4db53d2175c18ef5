package io.callcraft.workflow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Checks that processes call processes that are there, with variables that they have, and
 * never themselves.
 */
final class CallCheck {

	private final Map<String, ProcessModel> processes;

	CallCheck(Map<String, ProcessModel> processes) {
		this.processes = processes;
	}

	void check(ProcessModel model, Problems problems) {
		for (BpmnElement call : model.all("callActivity")) {
			String called = call.attribute("calledElement");
			ProcessModel target = this.processes.get(called);
			if (target == null) {
				problems.error(call, "calls the process '" + called + "': there is no "
						+ ProcessModel.file(called.isEmpty() ? "…" : called) + " that is in order");
				continue;
			}
			checkVariables(call, model.wiring(call.id()), target, problems);
			if (reaches(target.id(), model.id())) {
				problems.error(call, "calls '" + called + "', which calls '" + model.id()
						+ "' again: draw the loop inside one process");
			}
		}
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
