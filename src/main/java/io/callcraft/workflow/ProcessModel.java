package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What Callcraft has understood of a BPMN process: the part that it carries out itself,
 * beside the engine that moves the tokens.
 *
 * @param id the process's id, also its file's name
 * @param root the file
 * @param process the process in it
 * @param variables names of the variables, by the ids of their properties
 * @param wiring what goes in and out, by the id of the task or call activity
 * @param signals names of the signals that a node waits for while it is active, by its id
 */
record ProcessModel(String id, BpmnElement root, BpmnElement process, Map<String, String> variables,
		Map<String, Wiring> wiring, Map<String, Set<String>> signals) {

	/** Input of a task that names the decision to ask. */
	static final String DECISION = "Decision";

	/** Input of a user task that names who is asked. */
	static final String GROUP = "GroupId";

	/** Input of a user task that says when it should be done. */
	static final String DUE = "Due";

	/**
	 * Understands a process that has passed the gate.
	 * @param problems hears of data associations and signals that lead nowhere
	 */
	static ProcessModel of(BpmnElement root, BpmnElement process, Problems problems) {
		Map<String, String> variables = new LinkedHashMap<>();
		process.children("property").forEach((property) -> variables.put(property.id(), property.title()));
		Map<String, Wiring> wiring = new LinkedHashMap<>();
		process.all()
			.filter((element) -> element.is("userTask") || element.is("task") || element.is("callActivity"))
			.forEach((activity) -> wiring.put(activity.id(), Wiring.of(activity, variables, problems)));
		return new ProcessModel(process.id(), root, process, variables, wiring, signals(root, process, problems));
	}

	private static Map<String, Set<String>> signals(BpmnElement root, BpmnElement process, Problems problems) {
		Map<String, String> names = new LinkedHashMap<>();
		root.children("signal").forEach((signal) -> names.put(signal.id(), signal.title()));
		Map<String, Set<String>> signals = new LinkedHashMap<>();
		process.all().filter((element) -> element.is("signalEventDefinition")).forEach((definition) -> {
			BpmnElement event = definition.parent().orElseThrow();
			String name = names.get(definition.attribute("signalRef"));
			if (name == null) {
				problems.error(event, "waits for the signal '" + definition.attribute("signalRef")
						+ "', which is the id of no <signal> in this file");
				return;
			}
			String waiting = event.is("boundaryEvent") ? event.attribute("attachedToRef") : event.id();
			signals.computeIfAbsent(waiting, (key) -> new LinkedHashSet<>()).add(name);
		});
		return signals;
	}

	Wiring wiring(String node) {
		return this.wiring.getOrDefault(node, new Wiring(Map.of(), Map.of()));
	}

	Collection<String> variableNames() {
		return this.variables.values();
	}

	Optional<BpmnElement> node(@Nullable String node) {
		return nodes().stream().filter((element) -> element.id().equals(node)).findFirst();
	}

	List<BpmnElement> nodes() {
		List<BpmnElement> nodes = new ArrayList<>();
		this.process.all().filter(Bpmn::isNode).forEach(nodes::add);
		return nodes;
	}

	List<BpmnElement> all(String element) {
		return this.process.all().filter((candidate) -> candidate.is(element)).toList();
	}

	/** The file that the process is in. */
	String file() {
		return file(this.id);
	}

	static String file(String process) {
		return "processes/" + process + ".bpmn";
	}

}
