package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * An element of a BPMN file, with the line where it begins.
 */
final class BpmnElement {

	static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

	static final String DROOLS = "http://www.jboss.org/drools";

	private final String namespace;

	private final String name;

	private final int line;

	private final @Nullable BpmnElement parent;

	private final List<Attribute> attributes;

	private final List<BpmnElement> children = new ArrayList<>();

	private final StringBuilder text = new StringBuilder();

	BpmnElement(String namespace, String name, int line, @Nullable BpmnElement parent, List<Attribute> attributes) {
		this.namespace = namespace;
		this.name = name;
		this.line = line;
		this.parent = parent;
		this.attributes = List.copyOf(attributes);
	}

	void add(BpmnElement child) {
		this.children.add(child);
	}

	void addText(char[] characters, int start, int length) {
		this.text.append(characters, start, length);
	}

	String namespace() {
		return this.namespace;
	}

	String name() {
		return this.name;
	}

	int line() {
		return this.line;
	}

	Optional<BpmnElement> parent() {
		return Optional.ofNullable(this.parent);
	}

	List<Attribute> attributes() {
		return this.attributes;
	}

	List<BpmnElement> children() {
		return this.children;
	}

	List<BpmnElement> children(String local) {
		return this.children.stream().filter((child) -> child.is(local)).toList();
	}

	Optional<BpmnElement> child(String local) {
		return this.children.stream().filter((child) -> child.is(local)).findFirst();
	}

	/** This element and everything in it, in the order of the file. */
	Stream<BpmnElement> all() {
		return Stream.concat(Stream.of(this), this.children.stream().flatMap(BpmnElement::all));
	}

	/** Whether it is a BPMN element with that name. */
	boolean is(String local) {
		return BPMN.equals(this.namespace) && this.name.equals(local);
	}

	/** The attribute's value; empty text when there is none. */
	String attribute(String local) {
		return this.attributes.stream()
			.filter((attribute) -> attribute.name().equals(local))
			.map(Attribute::value)
			.findFirst()
			.orElse("");
	}

	String id() {
		return attribute("id");
	}

	/** Its name for people; its id when it has none. */
	String title() {
		String title = attribute("name").strip();
		return title.isEmpty() ? id() : title;
	}

	String text() {
		return this.text.toString().strip();
	}

	/** Where it has no id, what it stands in has. */
	@Override
	public String toString() {
		if (!id().isEmpty()) {
			return "<" + this.name + " id=\"" + id() + "\">";
		}
		BpmnElement around = this.parent;
		while (around != null && around.id().isEmpty()) {
			around = around.parent;
		}
		return "<" + this.name + ">" + ((around != null) ? " of " + around : "");
	}

	/**
	 * An attribute.
	 *
	 * @param namespace its namespace; empty for the element's own
	 */
	record Attribute(String namespace, String name, String value) {
	}

}
