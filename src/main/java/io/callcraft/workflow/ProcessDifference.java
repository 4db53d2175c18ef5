package io.callcraft.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.callcraft.workflow.BpmnReader.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * How a process differs between two versions of its file, element by element; where it is
 * drawn is no difference.
 */
public final class ProcessDifference {

	private static final Set<String> TEXTS = Set.of("documentation", "conditionExpression");

	private ProcessDifference() {
	}

	/**
	 * The elements that differ, in the order of the newer version.
	 * @param before the file as it was; empty when there was none
	 * @param after the file as it is; empty when there is none
	 * @return empty too when a version cannot be read
	 */
	public static List<Element> between(String before, String after) {
		Map<String, BpmnElement> left = elements(before);
		Map<String, BpmnElement> right = elements(after);
		Set<String> ids = new LinkedHashSet<>(right.keySet());
		ids.addAll(left.keySet());
		List<Element> differences = new ArrayList<>();
		for (String id : ids) {
			BpmnElement old = left.get(id);
			BpmnElement now = right.get(id);
			BpmnElement shown = (now != null) ? now : old;
			List<Detail> details = (old != null && now != null) ? details(facets(old, left), facets(now, right))
					: List.of();
			if (shown != null && (old == null || now == null || !details.isEmpty())) {
				Change change = (old == null) ? Change.ADDED : (now == null) ? Change.REMOVED : Change.CHANGED;
				differences.add(new Element(id, ProcessDefinition.kind(shown), ProcessDefinition.title(shown), change,
						details));
			}
		}
		return differences;
	}

	private static Map<String, BpmnElement> elements(String text) {
		Map<String, BpmnElement> elements = new LinkedHashMap<>();
		if (!text.isBlank()) {
			try {
				BpmnReader.read(text)
					.all()
					.filter((element) -> Bpmn.isNode(element) || element.is("sequenceFlow") || element.is("process"))
					.filter((element) -> !element.id().isEmpty())
					.forEach((element) -> elements.put(element.id(), element));
			}
			catch (Unreadable ex) {
				return Map.of();
			}
		}
		return elements;
	}

	/** What there is to say about an element, each under a name. */
	private static Map<String, String> facets(BpmnElement element, Map<String, BpmnElement> elements) {
		Map<String, String> facets = new TreeMap<>();
		element.attributes().forEach((attribute) -> facets.put(attribute.name(), attribute.value()));
		facets.remove("id");
		for (BpmnElement child : element.children()) {
			if (TEXTS.contains(child.name())) {
				facets.put(child.name(), child.text().strip());
			}
			if (child.name().endsWith("EventDefinition")) {
				facets.put(child.name(), event(child));
			}
		}
		if (element.is("process")) {
			facets.put("variables",
					String.join(", ", element.children("property").stream().map(BpmnElement::title).toList()));
		}
		Map<String, String> variables = new LinkedHashMap<>();
		elements.values()
			.stream()
			.flatMap((each) -> each.children("property").stream())
			.forEach((property) -> variables.put(property.id(), property.title()));
		Wiring wiring = Wiring.of(element, variables, new Problems(""));
		wiring.inputs()
			.forEach((name, source) -> facets.put(name,
					(source.variable() != null) ? "#{" + source.variable() + "}" : source.constant()));
		wiring.outputs().forEach((name, variable) -> facets.put(name + " →", variable));
		return facets;
	}

	private static String event(BpmnElement definition) {
		List<String> parts = new ArrayList<>();
		for (String reference : List.of("signalRef", "messageRef", "errorRef")) {
			if (!definition.attribute(reference).isEmpty()) {
				parts.add(definition.attribute(reference));
			}
		}
		definition.children().forEach((child) -> parts.add(child.text().strip()));
		return String.join(" ", parts);
	}

	private static List<Detail> details(Map<String, String> before, Map<String, String> after) {
		Set<String> names = new TreeSet<>(before.keySet());
		names.addAll(after.keySet());
		List<Detail> details = new ArrayList<>();
		for (String name : names) {
			String was = before.get(name);
			String is = after.get(name);
			if (was == null || !was.equals(is)) {
				details.add(new Detail(name, was, is));
			}
		}
		return details;
	}

	/** What became of an element. */
	public enum Change {

		ADDED, REMOVED, CHANGED

	}

	/**
	 * An element that differs.
	 *
	 * @param id its id
	 * @param kind what it is
	 * @param title what it is called
	 * @param change what became of it
	 * @param details what changed about it; empty where it came or went
	 */
	public record Element(String id, String kind, String title, Change change, List<Detail> details) {
	}

	/**
	 * Something about an element that changed.
	 *
	 * @param name an attribute, input or output
	 * @param before absent where it had none
	 * @param after absent where it has none
	 */
	public record Detail(String name, @Nullable String before, @Nullable String after) {
	}

}
