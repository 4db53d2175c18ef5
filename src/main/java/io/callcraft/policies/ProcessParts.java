package io.callcraft.policies;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A workflow's file taken apart, so that two versions can be put together element by
 * element: its elements by id, where each is drawn, and the frame around them, whose name
 * is empty. What a program merely writes differently reads the same in a part.
 */
final class ProcessParts {

	private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

	private static final String DRAWING = " (drawing)";

	private static final Pattern DRAWN = Pattern.compile("[\\w.-]+ \\(drawing\\)");

	/** What stands beside the process; everything else belongs into it. */
	private static final Set<String> BESIDE = Set.of("itemDefinition", "signal", "message", "error", "escalation");

	/** An element tells these before it names its flows. */
	private static final Set<String> BEFORE_FLOWS = Set.of("documentation", "extensionElements", "auditing",
			"monitoring", "categoryValueRef");

	/** Which flows come and go is told by the flows. */
	private static final Set<String> FLOWS = Set.of("incoming", "outgoing");

	private ProcessParts() {
	}

	/**
	 * Takes versions of a file apart.
	 * @param texts an absent one is a file that is not there: it has no parts
	 * @return part by name, for each version; empty when they do not go together element
	 * by element, such as when one cannot be read
	 */
	static Optional<List<Map<String, String>>> of(List<@Nullable String> texts) {
		try {
			List<Document> versions = new ArrayList<>();
			Map<String, String> prefixes = new TreeMap<>();
			for (String text : texts) {
				Document version = parse((text != null) ? text : "<none/>");
				for (Element element : Xml.children(version)) {
					for (Map.Entry<String, String> prefix : Xml.prefixes(element).entrySet()) {
						String other = prefixes.put(prefix.getKey(), prefix.getValue());
						if (other != null && !other.equals(prefix.getValue())) {
							return Optional.empty();
						}
					}
				}
				versions.add(version);
			}
			List<Map<String, String>> parts = new ArrayList<>();
			for (int i = 0; i < versions.size(); i++) {
				parts.add((texts.get(i) != null) ? parts(versions.get(i), prefixes) : Map.of());
			}
			return Optional.of(parts);
		}
		catch (SAXException | Unlike ex) {
			return Optional.empty();
		}
	}

	/** Whether a part says where an element is drawn. */
	static boolean isDrawing(String name) {
		return DRAWN.matcher(name).matches();
	}

	private static Map<String, String> parts(Document document, Map<String, String> prefixes) throws Unlike {
		Element definitions = document.getDocumentElement();
		prefixes.forEach((prefix, uri) -> definitions.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, prefix, uri));
		Element process = only(definitions, "process");
		Map<String, String> parts = new LinkedHashMap<>();
		for (Element element : Xml.children(definitions)) {
			if (BESIDE.contains(element.getLocalName())) {
				take(element, element.getAttribute("id"), parts);
			}
		}
		for (Element element : Xml.children(process)) {
			if (element.hasAttribute("id")) {
				Xml.children(element).stream().filter((child) -> isFlow(child)).forEach(element::removeChild);
				take(element, element.getAttribute("id"), parts);
			}
		}
		for (Element drawn : Xml.children(plane(definitions))) {
			take(drawn, drawn.getAttribute("bpmnElement") + DRAWING, parts);
		}
		parts.put("", Xml.text(definitions));
		return parts;
	}

	private static void take(Element element, String name, Map<String, String> parts) throws Unlike {
		if (name.isBlank() || parts.put(name, Xml.text(element)) != null) {
			throw new Unlike("an element without an id of its own");
		}
		Objects.requireNonNull(element.getParentNode()).removeChild(element);
	}

	/**
	 * Puts a file together again.
	 * @param parts part by name; where something is drawn that is not there is left out
	 */
	static String join(Map<String, String> parts) {
		try {
			Document document = parse(Objects.requireNonNull(parts.get("")));
			Element definitions = document.getDocumentElement();
			Element process = only(definitions, "process");
			Element plane = plane(definitions);
			for (Map.Entry<String, String> part : parts.entrySet()) {
				String name = part.getKey();
				if (name.isEmpty() || (isDrawing(name)
						&& !parts.containsKey(name.substring(0, name.length() - DRAWING.length())))) {
					continue;
				}
				Element read = Xml.children(parse(Xml.within(definitions, part.getValue())).getDocumentElement())
					.get(0);
				Element element = (Element) document.importNode(read, true);
				if (isDrawing(name)) {
					plane.appendChild(element);
				}
				else if (BESIDE.contains(element.getLocalName())) {
					definitions.insertBefore(element, process);
				}
				else {
					process.appendChild(element);
				}
			}
			connect(process);
			return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + Xml.text(definitions);
		}
		catch (SAXException | Unlike ex) {
			throw new IllegalStateException("Parts that were read before do not make a file", ex);
		}
	}

	/** Has every element name the flows that come and go. */
	private static void connect(Element process) {
		Map<String, Element> elements = new HashMap<>();
		List<Element> flows = new ArrayList<>();
		for (Element element : Xml.children(process)) {
			elements.put(element.getAttribute("id"), element);
			if (element.getLocalName().equals("sequenceFlow")) {
				flows.add(element);
			}
		}
		// each is put before what follows: what comes in first, so what goes out last
		for (String way : List.of("incoming", "outgoing")) {
			for (Element flow : flows) {
				Element element = elements.get(flow.getAttribute(way.equals("incoming") ? "targetRef" : "sourceRef"));
				if (element != null) {
					Element named = process.getOwnerDocument()
						.createElementNS(BPMN, process.getTagName().replace("process", way));
					named.setTextContent(flow.getAttribute("id"));
					element.insertBefore(named, afterFlows(element));
				}
			}
		}
	}

	private static @Nullable Element afterFlows(Element element) {
		return Xml.children(element)
			.stream()
			.filter((child) -> !isFlow(child) && !BEFORE_FLOWS.contains(child.getLocalName()))
			.findFirst()
			.orElse(null);
	}

	private static boolean isFlow(Element element) {
		return FLOWS.contains(element.getLocalName());
	}

	private static Element plane(Element definitions) throws Unlike {
		return only(only(definitions, "BPMNDiagram"), "BPMNPlane");
	}

	private static Element only(Element parent, String name) throws Unlike {
		List<Element> named = Xml.children(parent)
			.stream()
			.filter((child) -> name.equals(child.getLocalName()))
			.toList();
		if (named.size() != 1) {
			throw new Unlike(named.size() + " of " + name);
		}
		return named.get(0);
	}

	/** Reads a file; fetches nothing, resolves nothing, refuses a document type. */
	private static Document parse(String text) throws SAXException {
		DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		factory.setNamespaceAware(true);
		factory.setCoalescing(true);
		factory.setExpandEntityReferences(false);
		try {
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			DocumentBuilder builder = factory.newDocumentBuilder();
			builder.setErrorHandler(new DefaultHandler());
			return builder.parse(new InputSource(new StringReader(text)));
		}
		catch (ParserConfigurationException | IOException ex) {
			throw new IllegalStateException("XML cannot be read", ex);
		}
	}

	/**
	 * A file that is no workflow of the usual make.
	 */
	private static final class Unlike extends Exception {

		Unlike(String found) {
			super("found " + found);
		}

	}

}
