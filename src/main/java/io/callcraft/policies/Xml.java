package io.callcraft.policies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.xml.XMLConstants;

import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Writes XML the same way whoever wrote it before: indented, the name of an element
 * first, everything else by the alphabet.
 */
final class Xml {

	private static final String INDENT = "  ";

	private static final List<String> FIRST = List.of("id", "name");

	private Xml() {
	}

	static List<Element> children(Node parent) {
		List<Element> children = new ArrayList<>();
		for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Element element) {
				children.add(element);
			}
		}
		return children;
	}

	/** The prefixes of namespaces that an element declares, such as {@code xmlns:di}. */
	static Map<String, String> prefixes(Element element) {
		Map<String, String> prefixes = new TreeMap<>();
		attributes(element).stream()
			.filter(Xml::isPrefix)
			.forEach((prefix) -> prefixes.put(prefix.getName(), prefix.getValue()));
		return prefixes;
	}

	/** An element alone within another that has none but knows its prefixes. */
	static String within(Element parent, String element) {
		StringBuilder text = new StringBuilder("<").append(parent.getTagName());
		prefixes(parent).forEach((name, uri) -> append(name, uri, text));
		return text.append('>').append(element).append("</").append(parent.getTagName()).append('>').toString();
	}

	/** An element as text, with a line for each. */
	static String text(Element element) {
		StringBuilder text = new StringBuilder();
		write(element, "", text);
		return text.toString();
	}

	private static void write(Element element, String indent, StringBuilder text) {
		text.append(indent).append('<').append(element.getTagName());
		attributes(element).forEach((attribute) -> append(attribute.getName(), attribute.getValue(), text));
		List<Node> inside = inside(element);
		if (inside.isEmpty()) {
			text.append("/>\n");
			return;
		}
		text.append('>');
		if (inside.stream().allMatch(Xml::isWords)) {
			inside.forEach((words) -> text.append(escaped(words.getNodeValue())));
		}
		else {
			text.append('\n');
			inside.forEach((child) -> write(child, indent + INDENT, text));
			text.append(indent);
		}
		text.append("</").append(element.getTagName()).append(">\n");
	}

	private static void write(Node child, String indent, StringBuilder text) {
		if (child instanceof Element element) {
			write(element, indent, text);
		}
		else if (isWords(child)) {
			text.append(indent).append(escaped(child.getNodeValue().strip())).append('\n');
		}
		else {
			text.append(indent).append("<!--").append(child.getNodeValue()).append("-->\n");
		}
	}

	/** What an element holds, without the white space between. */
	private static List<Node> inside(Element element) {
		List<Node> inside = new ArrayList<>();
		for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
			boolean known = child instanceof Element || child.getNodeType() == Node.COMMENT_NODE || isWords(child);
			if (known && !(isWords(child) && child.getNodeValue().isBlank())) {
				inside.add(child);
			}
		}
		return inside;
	}

	private static boolean isWords(Node node) {
		return node.getNodeType() == Node.TEXT_NODE;
	}

	private static List<Attr> attributes(Element element) {
		NamedNodeMap map = element.getAttributes();
		List<Attr> attributes = new ArrayList<>();
		for (int i = 0; i < map.getLength(); i++) {
			attributes.add((Attr) map.item(i));
		}
		attributes.sort(Comparator.comparing((Attr attribute) -> !isPrefix(attribute))
			.thenComparing((attribute) -> FIRST.contains(attribute.getName()) ? FIRST.indexOf(attribute.getName())
					: FIRST.size())
			.thenComparing(Attr::getName));
		return attributes;
	}

	private static boolean isPrefix(Attr attribute) {
		return XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI());
	}

	private static void append(String name, String value, StringBuilder text) {
		text.append(' ')
			.append(name)
			.append("=\"")
			.append(escaped(value).replace("\"", "&quot;").replace("\n", "&#10;").replace("\t", "&#9;"))
			.append('"');
	}

	private static String escaped(String words) {
		return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;");
	}

}
