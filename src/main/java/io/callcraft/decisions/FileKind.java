package io.callcraft.decisions;

import java.util.Locale;

/**
 * What a file below {@code rules/<decision>} is for, told by its name.
 */
enum FileKind {

	RULES, SENTENCES, SENTENCE_RULES, TABLE, SCENARIOS, THRESHOLDS, README, UNKNOWN;

	static FileKind of(String path) {
		String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
		if (name.equals("thresholds.yaml")) {
			return THRESHOLDS;
		}
		if (name.endsWith(".scenario.yaml")) {
			return SCENARIOS;
		}
		if (name.equals("readme.md")) {
			return README;
		}
		return switch (name.substring(name.lastIndexOf('.') + 1)) {
			case "drl" -> RULES;
			case "dsl" -> SENTENCES;
			case "dslr" -> SENTENCE_RULES;
			case "csv" -> TABLE;
			default -> UNKNOWN;
		};
	}

}
