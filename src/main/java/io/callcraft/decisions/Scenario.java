package io.callcraft.decisions;

import java.util.List;
import java.util.Map;

/**
 * An example that operations wrote of what the rules of a decision must conclude.
 *
 * @param file path of its file
 * @param line the line on which it begins
 * @param sentence what it shows, in one sentence
 * @param given the facts
 * @param expected what must be concluded; empty when nothing may be
 * @param fires names of rules that must fire, others may
 * @param thresholds the figures that it was written for, whatever the release sets, so
 * that tuning a figure does not break an example of the rule's logic
 */
record Scenario(String file, int line, String sentence, List<Object> given, List<Expectation> expected,
		List<String> fires, Map<String, Double> thresholds) {

	/**
	 * A verdict that must be among those concluded.
	 *
	 * @param type the verdict's type
	 * @param fields values of some of its fields
	 */
	record Expectation(Class<?> type, Map<String, Object> fields) {
	}

}
