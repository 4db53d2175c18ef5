package io.callcraft.decisions;

import java.util.List;

/**
 * What a rule concluded, and from what.
 *
 * @param value the verdict record that the rule inserted
 * @param rule the rule's name, a sentence
 * @param file path of the rule's file in the release
 * @param facts the facts that the rule matched, in the order of its conditions,
 * thresholds left out
 */
public record Verdict(Object value, String rule, String file, List<Object> facts) {

	public Verdict {
		facts = List.copyOf(facts);
	}

}
