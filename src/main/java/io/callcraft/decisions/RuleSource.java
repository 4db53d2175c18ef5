package io.callcraft.decisions;

import java.util.Map;

/**
 * Where a rule is written.
 *
 * @param name the rule's name, a sentence
 * @param file path of its file
 * @param line the line of its name
 * @param conditions its conditions without blanks
 * @param consequence its then-part without blanks
 * @param shape what it asks for and concludes, for comparison with others
 * @param thresholds the thresholds that it names, with the line of each
 */
record RuleSource(String name, String file, int line, String conditions, String consequence, RuleShape shape,
		Map<String, Integer> thresholds) {

	RuleSource {
		thresholds = Map.copyOf(thresholds);
	}

}
