package io.callcraft.workflow;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a BPMN file as a tree that remembers its lines. Fetches nothing and resolves
 * nothing: a document type, and with it every entity, is refused.
 */
final class BpmnReader {

	private static final int DEEPEST = 60;

	private BpmnReader() {
	}

	/**
	 * Reads the text of a file.
	 * @throws Unreadable saying the line and the reason
	 */
	static BpmnElement read(String text) throws Unreadable {
		TreeBuilder tree = new TreeBuilder();
		try {
			parser().parse(new InputSource(new StringReader(text)), tree);
		}
		catch (SAXParseException ex) {
			throw new Unreadable(ex.getLineNumber(), reason(ex));
		}
		catch (SAXException | IOException | ParserConfigurationException ex) {
			throw new Unreadable(0, "cannot be read as XML: " + ex.getMessage());
		}
		if (tree.root == null) {
			throw new Unreadable(1, "is empty");
		}
		return tree.root;
	}

	private static SAXParser parser() throws ParserConfigurationException, SAXException {
		SAXParserFactory factory = SAXParserFactory.newInstance();
		factory.setNamespaceAware(true);
		factory.setXIncludeAware(false);
		factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
		factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
		factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
		factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
		return factory.newSAXParser();
	}

	private static String reason(SAXParseException ex) {
		String message = String.valueOf(ex.getMessage());
		return message.contains("DOCTYPE") ? "has a document type (<!DOCTYPE …>): leave it out"
				: "cannot be read as XML: " + message;
	}

	/**
	 * A file that is no XML, or XML of a kind that is refused.
	 */
	static final class Unreadable extends Exception {

		private final int line;

		Unreadable(int line, String reason) {
			super(reason);
			this.line = line;
		}

		int line() {
			return this.line;
		}

		String reason() {
			return String.valueOf(getMessage());
		}

	}

	private static final class TreeBuilder extends DefaultHandler {

		private final Deque<BpmnElement> open = new ArrayDeque<>();

		private @Nullable BpmnElement root;

		private @Nullable Locator locator;

		@Override
		public void setDocumentLocator(Locator locator) {
			this.locator = locator;
		}

		@Override
		public void startElement(String uri, String localName, String qName, Attributes attributes)
				throws SAXException {
			if (this.open.size() >= DEEPEST) {
				throw new SAXParseException("elements are nested too deeply", this.locator);
			}
			BpmnElement parent = this.open.peek();
			BpmnElement element = new BpmnElement(uri, localName, line(), parent, read(attributes));
			if (parent != null) {
				parent.add(element);
			}
			else {
				this.root = element;
			}
			this.open.push(element);
		}

		private List<BpmnElement.Attribute> read(Attributes attributes) {
			List<BpmnElement.Attribute> list = new ArrayList<>();
			for (int i = 0; i < attributes.getLength(); i++) {
				list.add(new BpmnElement.Attribute(attributes.getURI(i), attributes.getLocalName(i),
						attributes.getValue(i)));
			}
			return list;
		}

		private int line() {
			return (this.locator != null) ? this.locator.getLineNumber() : 0;
		}

		@Override
		public void endElement(String uri, String localName, String qName) {
			this.open.pop();
		}

		@Override
		public void characters(char[] characters, int start, int length) {
			BpmnElement element = this.open.peek();
			if (element != null) {
				element.addText(characters, start, length);
			}
		}

		@Override
		public InputSource resolveEntity(String publicId, String systemId) throws SAXException {
			throw new SAXParseException("external entities are refused", this.locator);
		}

	}

}
