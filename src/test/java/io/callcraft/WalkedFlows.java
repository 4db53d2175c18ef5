package io.callcraft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Which sequence flows of a BPMN file were taken, told by the nodes that instances came
 * to: read off the file, so that a new flow counts as not walked until somebody walks it.
 */
final class WalkedFlows {

	private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

	private final Map<String, String> kinds = new HashMap<>();

	private final Map<String, String[]> flows = new LinkedHashMap<>();

	private final Map<String, List<String>> into = new HashMap<>();

	private final Map<String, String> attachedTo = new HashMap<>();

	private final Set<String> timers = new TreeSet<>();

	private final Set<String> taken = new TreeSet<>();

	WalkedFlows(String process) {
		Document file = read(Path.of("processes/" + process + ".bpmn"));
		NodeList all = file.getElementsByTagNameNS(BPMN, "*");
		for (int i = 0; i < all.getLength(); i++) {
			Element element = (Element) all.item(i);
			this.kinds.put(element.getAttribute("id"), element.getLocalName());
			if (element.getLocalName().equals("sequenceFlow")) {
				String[] ends = { element.getAttribute("sourceRef"), element.getAttribute("targetRef") };
				this.flows.put(element.getAttribute("id"), ends);
				this.into.computeIfAbsent(ends[1], (target) -> new ArrayList<>()).add(ends[0]);
			}
			if (element.hasAttribute("attachedToRef")) {
				this.attachedTo.put(element.getAttribute("id"), element.getAttribute("attachedToRef"));
			}
			if (!element.getLocalName().equals("process")
					&& element.getElementsByTagNameNS(BPMN, "timerEventDefinition").getLength() > 0) {
				this.timers.add(element.getAttribute("id"));
			}
		}
	}

	/**
	 * One instance went this way.
	 * @param path the nodes that it came to, in order
	 * @param fired timers that went off in it
	 */
	void add(List<String> path, List<String> fired) {
		this.flows.forEach((flow, ends) -> {
			if (isTaken(ends[0], ends[1], path, fired)) {
				this.taken.add(flow);
			}
		});
	}

	/** The flows that no instance has taken; each end event has one that leads to it. */
	Set<String> missing() {
		Set<String> missing = new TreeSet<>(this.flows.keySet());
		missing.removeAll(this.taken);
		return missing;
	}

	private boolean isTaken(String source, String target, List<String> path, List<String> fired) {
		if (is(source, "parallelGateway")) {
			return path.contains(source);
		}
		if (this.attachedTo.containsKey(source)) {
			return this.timers.contains(source) ? fired.contains(source)
					: follows(target, this.attachedTo.get(source), path);
		}
		if (is(target, "parallelGateway") && this.into.get(target).size() > 1) {
			// joined: it went on once all had come
			return this.flows.values().stream().anyMatch((ends) -> ends[0].equals(target) && path.contains(ends[1]));
		}
		if (this.into.get(target).size() == 1) {
			return path.contains(target);
		}
		if (is(source, "intermediateCatchEvent")) {
			// all that an event-based gateway waits for are come to; one of them goes on
			long times = path.stream().filter(target::equals).count();
			long byTimer = fired.stream().filter(this.into.get(target)::contains).count();
			return this.timers.contains(source) ? fired.contains(source) : times > byTimer;
		}
		return comesFrom(source, target, path) && !isCutShort(source, target, path, fired);
	}

	/**
	 * An event at a border is not come to: the activity that it ends is the last before.
	 */
	private static boolean follows(String target, String activity, List<String> path) {
		for (int i = 1; i < path.size(); i++) {
			if (path.get(i).equals(target) && path.get(i - 1).equals(activity)) {
				return true;
			}
		}
		return false;
	}

	/** Whether every time it was a timer at the border that led there. */
	private boolean isCutShort(String source, String target, List<String> path, List<String> fired) {
		long byTimer = fired.stream().filter((timer) -> source.equals(this.attachedTo.get(timer))).count();
		return byTimer > 0 && path.stream().filter(target::equals).count() <= byTimer;
	}

	/** Where ways meet, a token came from the last of their beginnings before. */
	private boolean comesFrom(String source, String target, List<String> path) {
		for (int i = 0; i < path.size(); i++) {
			if (path.get(i).equals(target)) {
				for (int before = i - 1; before >= 0; before--) {
					if (this.into.get(target).contains(path.get(before))) {
						if (path.get(before).equals(source)) {
							return true;
						}
						break;
					}
				}
			}
		}
		return false;
	}

	private boolean is(String node, String kind) {
		return kind.equals(this.kinds.get(node));
	}

	private static Document read(Path file) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setNamespaceAware(true);
			return factory.newDocumentBuilder().parse(Files.newInputStream(file));
		}
		catch (IOException | SAXException | ParserConfigurationException ex) {
			throw new IllegalStateException(file + " cannot be read", ex);
		}
	}

}
