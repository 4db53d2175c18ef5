package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.callcraft.shared.Words;
import org.jspecify.annotations.Nullable;

/**
 * A workflow as a release has it, for people to look at.
 *
 * @param id the process's id, such as {@code skill-objective}
 * @param release number of the release
 * @param live whether new instances start on it
 * @param title its name
 * @param about what it is for; empty when the file does not say
 * @param file path of its file
 * @param drawn whether the file holds a drawing
 * @param nodes everything that a token can stand on, in the order of the file
 * @param variables what it keeps: name to type, as the file has it
 */
public record ProcessDefinition(String id, int release, boolean live, String title, String about, String file,
		boolean drawn, List<Node> nodes, Map<String, String> variables) {

	public ProcessDefinition {
		nodes = List.copyOf(nodes);
		variables = Map.copyOf(variables);
	}

	/** The process's variables by name, with the given values; null for those not set. */
	public Map<String, @Nullable Object> with(Map<String, Object> values) {
		Map<String, @Nullable Object> all = new TreeMap<>(values);
		this.variables.keySet().forEach((name) -> all.putIfAbsent(name, null));
		return all;
	}

	/** What a node is called; its id when the process has no such node. */
	public String titleOf(String node) {
		return this.nodes.stream().filter((each) -> each.id().equals(node)).map(Node::title).findFirst().orElse(node);
	}

	static ProcessDefinition of(ProcessModel model, int release, boolean live) {
		Map<String, String> titles = new LinkedHashMap<>();
		model.nodes().forEach((node) -> titles.put(node.id(), title(node)));
		Map<String, List<Way>> ways = new LinkedHashMap<>();
		model.all("sequenceFlow")
			.forEach((flow) -> ways.computeIfAbsent(flow.attribute("sourceRef"), (source) -> new ArrayList<>())
				.add(new Way(flow.attribute("name").strip(), flow.attribute("targetRef"),
						titles.getOrDefault(flow.attribute("targetRef"), flow.attribute("targetRef")))));
		List<Node> nodes = model.nodes()
			.stream()
			.map((node) -> new Node(node.id(), title(node), kind(node), node.attribute("calledElement"),
					ways.getOrDefault(node.id(), List.of())))
			.toList();
		return new ProcessDefinition(model.id(), release, live, model.process().title(),
				model.process().child("documentation").map(BpmnElement::text).orElse(""), model.file(),
				model.root().all().anyMatch((element) -> element.name().equals("BPMNShape")), nodes, variables(model));
	}

	private static Map<String, String> variables(ProcessModel model) {
		Map<String, String> types = new LinkedHashMap<>();
		model.root().children("itemDefinition").forEach((item) -> types.put(item.id(), item.attribute("structureRef")));
		Map<String, String> variables = new LinkedHashMap<>();
		model.process()
			.children("property")
			.forEach((property) -> variables.put(property.title(),
					types.getOrDefault(property.attribute("itemSubjectRef"), "")));
		return variables;
	}

	/** Gateways that only join have no name: their id says as much. */
	static String title(BpmnElement node) {
		String title = node.title();
		return title.equals(node.id()) ? Words.caption(title.replace('-', ' ')) : title;
	}

	static String kind(BpmnElement node) {
		if (node.is("task")) {
			return Words.caption(node.attribute("taskName") + " task");
		}
		return Words.caption(node.name());
	}

	/**
	 * Something that a token can stand on.
	 *
	 * @param id the element's id
	 * @param title its name
	 * @param kind what it is, in words, such as "User task"
	 * @param calls id of the process that it calls; empty when it calls none
	 * @param ways where tokens go from here
	 */
	public record Node(String id, String title, String kind, String calls, List<Way> ways) {

		public Node {
			ways = List.copyOf(ways);
		}

	}

	/**
	 * A way from a node to another.
	 *
	 * @param label what is written on it, such as "yes"; may be empty
	 * @param to id of the node that it leads to
	 * @param title name of that node
	 */
	public record Way(String label, String to, String title) {
	}

}
