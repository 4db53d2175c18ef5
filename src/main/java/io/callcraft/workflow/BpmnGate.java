package io.callcraft.workflow;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets through only what {@link BpmnVocabulary} knows, before anything else looks at a
 * file: no unknown element or attribute, no expression but {@code #{variable}}, no type
 * but plain values.
 */
final class BpmnGate {

	/** What {@code #{…}} may hold: the name of a variable. */
	static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

	private static final Pattern EXPRESSION = Pattern.compile("#\\{(.*?)}", Pattern.DOTALL);

	private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");

	private static final Pattern LONG_ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,199}");

	private static final Set<String> TYPES = Set.of("", "String", "Integer", "Long", "Double", "Float", "Boolean",
			"java.lang.String", "java.lang.Integer", "java.lang.Long", "java.lang.Double", "java.lang.Float",
			"java.lang.Boolean", "Object", "java.lang.Object");

	private static final Set<String> DRAWING = Set.of("http://www.omg.org/spec/BPMN/20100524/DI",
			"http://www.omg.org/spec/DD/20100524/DC", "http://www.omg.org/spec/DD/20100524/DI");

	private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

	private final Problems problems;

	private final Map<String, Integer> ids = new HashMap<>();

	BpmnGate(Problems problems) {
		this.problems = problems;
	}

	void check(BpmnElement root) {
		if (!root.is("definitions")) {
			this.problems.error(root,
					"is not BPMN 2.0: the outermost element is <definitions xmlns=\"" + BpmnElement.BPMN + "\">");
			return;
		}
		root.all().forEach(this::checkElement);
	}

	private void checkElement(BpmnElement element) {
		if (DRAWING.contains(element.namespace())) {
			return;
		}
		if (isEditorName(element)) {
			return;
		}
		if (!BpmnElement.BPMN.equals(element.namespace()) || !BpmnVocabulary.knows(element.name())) {
			this.problems.error(element, BpmnVocabulary.refusal(element.name()));
			return;
		}
		if (element.is("definitions")) {
			return;
		}
		checkId(element);
		element.parent()
			.filter((parent) -> !BpmnVocabulary.belongs(element.name(), parent.name()))
			.ifPresent((parent) -> this.problems.error(element, "stands in " + parent + ", where it means nothing"));
		element.attributes().forEach((attribute) -> checkAttribute(element, attribute));
		if (element.is("from") || element.is("timeDuration") || element.is("timeDate")) {
			checkExpressions(element, element.text());
		}
		else if (!element.is("conditionExpression") && !element.is("documentation") && !element.is("text")) {
			refuseExpressions(element, element.text());
		}
		if (element.is("itemDefinition") && !TYPES.contains(element.attribute("structureRef"))) {
			this.problems.error(element, "has the type '" + element.attribute("structureRef")
					+ "': variables are String, Integer, Long, Double or Boolean");
		}
	}

	/** Editors keep the name of an element a second time; it means nothing here. */
	private boolean isEditorName(BpmnElement element) {
		if (!BpmnElement.DROOLS.equals(element.namespace())) {
			return false;
		}
		if (element.name().equals("metaValue")) {
			return element.parent().filter(this::isEditorName).isPresent();
		}
		return element.name().equals("metaData") && element.attribute("name").equals("elementname");
	}

	private void checkId(BpmnElement element) {
		String id = element.id();
		if (id.isEmpty()) {
			return;
		}
		boolean runs = Bpmn.isNode(element) || element.is("process");
		if (!(runs ? ID : LONG_ID).matcher(id).matches()) {
			this.problems.error(element, "has an id that is too long or holds other than letters, digits, . _ -");
		}
		Integer before = this.ids.putIfAbsent(id, element.line());
		if (before != null) {
			this.problems.error(element, "has the id of the element on line " + before);
		}
	}

	private void checkAttribute(BpmnElement element, BpmnElement.Attribute attribute) {
		String name = attribute.name();
		boolean known = switch (attribute.namespace()) {
			case "" -> name.equals("id") || name.equals("name") || BpmnVocabulary.allows(element.name(), name);
			case BpmnElement.DROOLS -> BpmnVocabulary.allows(element.name(), name);
			case XSI -> name.equals("type");
			default -> false;
		};
		if (!known) {
			this.problems.error(element, "has an attribute that Callcraft does not know: " + name + ". Leave it out");
		}
		refuseExpressions(element, attribute.value());
	}

	private void checkExpressions(BpmnElement element, String text) {
		Matcher matcher = EXPRESSION.matcher(text);
		while (matcher.find()) {
			if (!VARIABLE.matcher(matcher.group(1)).matches()) {
				this.problems.error(element, "has the expression " + shorten(matcher.group())
						+ ": only the name of a variable may stand there");
			}
		}
		String rest = EXPRESSION.matcher(text).replaceAll("");
		if (!rest.isBlank() && rest.length() < text.length() && !rest.contains("#{")) {
			this.problems.error(element, "mixes text with an expression: " + shorten(text)
					+ ". Only one #{variable}, and nothing else, is replaced by its value");
		}
		if (rest.contains("#{")) {
			this.problems.error(element, "has an expression that does not end: " + shorten(text));
		}
	}

	private void refuseExpressions(BpmnElement element, String text) {
		if (text.contains("#{")) {
			this.problems.error(element, "has the expression " + shorten(text)
					+ " where none is read: expressions stand in the inputs of tasks and in timers");
		}
	}

	private static String shorten(String text) {
		return (text.length() > 60) ? text.substring(0, 60) + "…" : text;
	}

}
