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
 * @param events what its signals, messages and errors are called
 * @param waits what a node waits for while it is active, by its id in the engine's text
 */
record ProcessModel(String id, BpmnElement root, BpmnElement process, Map<String, String> variables,
		Map<String, Wiring> wiring, EventNames events, Map<String, Set<String>> waits) {

	/** Input of a task that names the decision to ask. */
	static final String DECISION = "Decision";

	/** Input of a user task that names who is asked. */
	static final String GROUP = "GroupId";

	/** Input of a user task that names one person instead of a group. */
	static final String ACTOR = "ActorId";

	/** Input of a user task that names its form, when that is not its id. */
	static final String FORM = "Form";

	/** Input of a user task that says how urgent it is. */
	static final String PRIORITY = "Priority";

	/** Input of a user task that names who is asked as well when it is overdue. */
	static final String ESCALATE_TO = "EscalateTo";

	/** Input of an audit task that holds the sentence to enter. */
	static final String ENTRY = "Entry";

	/** Input of a user task that says when it should be done. */
	static final String DUE = "Due";

	/** Event definitions that name something, and what. */
	private static final Map<String, String> REFERENCES = Map.of("signalEventDefinition", "signal",
			"messageEventDefinition", "message", "errorEventDefinition", "error");

	/**
	 * Understands a process that has passed the gate.
	 * @param problems hears of data associations and events that lead nowhere
	 */
	static ProcessModel of(BpmnElement root, BpmnElement process, Problems problems) {
		Map<String, String> variables = new LinkedHashMap<>();
		process.children("property").forEach((property) -> variables.put(property.id(), property.title()));
		Map<String, Wiring> wiring = new LinkedHashMap<>();
		process.all()
			.filter((element) -> element.is("userTask") || element.is("task") || element.is("callActivity"))
			.forEach((activity) -> wiring.put(activity.id(), Wiring.of(activity, variables, problems)));
		EventNames events = EventNames.of(root, problems);
		return new ProcessModel(process.id(), root, process, variables, wiring, events,
				waits(process, events, problems));
	}

	private static Map<String, Set<String>> waits(BpmnElement process, EventNames events, Problems problems) {
		Map<String, Set<String>> waits = new LinkedHashMap<>();
		process.all().filter(Bpmn::isNode).filter((node) -> node.name().endsWith("Event")).forEach((event) -> {
			for (BpmnElement definition : event.children()) {
				if (!REFERENCES.containsKey(definition.name())) {
					continue;
				}
				String reference = REFERENCES.get(definition.name());
				String name = events.waitedFor(definition).or(() -> events.error(event)).orElse(null);
				if (name == null) {
					problems.error(event, "names the " + reference + " '" + definition.attribute(reference + "Ref")
							+ "', which is the id of no <" + reference + "> in this file");
				}
				else if (!definition.is("errorEventDefinition")) {
					waits.computeIfAbsent(waiting(event), (key) -> new LinkedHashSet<>()).add(name);
				}
			}
		});
		return waits;
	}

	/** The node that is active while an event is waited for. */
	private static String waiting(BpmnElement event) {
		if (event.is("boundaryEvent")) {
			return event.attribute("attachedToRef");
		}
		return EventSubProcess.startedBy(event).map(EventSubProcess::around).orElse(event.id());
	}

	/** The group that is asked as well when a task is overdue. */
	Optional<String> escalateTo(String task) {
		return Optional.of(wiring(task).constant(ESCALATE_TO)).filter((group) -> !group.isEmpty());
	}

	/**
	 * Where a timer stands that a node waits for: at its border, or on the node itself.
	 * @param timer which of the node's timers it is, as the engine counts them, from one
	 */
	String timed(String node, String timer) {
		List<BpmnElement> borders = all("boundaryEvent").stream()
			.filter((event) -> event.attribute("attachedToRef").equals(node))
			.filter((event) -> event.child("timerEventDefinition").isPresent())
			.toList();
		int number = Integer.parseInt(timer);
		return (number > 0 && number <= borders.size()) ? borders.get(number - 1).id() : node;
	}

	/** The message that starts the process. */
	Optional<String> startMessage() {
		return this.process.child("startEvent")
			.flatMap((start) -> start.child("messageEventDefinition"))
			.flatMap((definition) -> Optional
				.ofNullable(this.events.messages().get(definition.attribute("messageRef"))));
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
