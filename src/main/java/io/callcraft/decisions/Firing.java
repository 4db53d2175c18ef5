package io.callcraft.decisions;

import java.util.List;

/**
 * A rule that fired.
 *
 * @param rule the rule's name
 * @param file path of its file in the release
 * @param facts the facts that it matched, thresholds included
 */
public record Firing(String rule, String file, List<Object> facts) {

	public Firing {
		facts = List.copyOf(facts);
	}

}
