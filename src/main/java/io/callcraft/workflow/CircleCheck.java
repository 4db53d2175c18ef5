package io.callcraft.workflow;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds circles of flows in which nobody is asked and nothing is waited for: a token
 * would run in them for ever.
 */
final class CircleCheck {

	/** Where a token rests; a called process or sub-process asks somebody, or it ends. */
	private static final Set<String> RESTS = Set.of("userTask", "intermediateCatchEvent", "callActivity", "subProcess");

	private final Map<String, BpmnElement> restless = new HashMap<>();

	private final Map<String, List<BpmnElement>> out;

	private final Set<String> left = new HashSet<>();

	private final Set<String> onTheWay = new HashSet<>();

	CircleCheck(Collection<BpmnElement> nodes, Map<String, List<BpmnElement>> out) {
		nodes.stream()
			.filter((node) -> !RESTS.contains(node.name()))
			.forEach((node) -> this.restless.put(node.id(), node));
		this.out = out;
	}

	void check(Problems problems) {
		this.restless.values().forEach((node) -> walk(node, problems));
	}

	private void walk(BpmnElement node, Problems problems) {
		if (this.left.contains(node.id())) {
			return;
		}
		this.onTheWay.add(node.id());
		for (BpmnElement flow : this.out.getOrDefault(node.id(), List.of())) {
			BpmnElement next = this.restless.get(flow.attribute("targetRef"));
			if (next != null && this.onTheWay.contains(next.id())) {
				problems.error(flow, "closes a circle in which nobody is asked and nothing is waited for: a case "
						+ "would run in it for ever");
			}
			else if (next != null) {
				walk(next, problems);
			}
		}
		this.onTheWay.remove(node.id());
		this.left.add(node.id());
	}

}
