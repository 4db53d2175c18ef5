package io.callcraft.escalation;

import java.util.Map;

/**
 * Small numbers as people write them.
 */
final class Numbers {

	private static final Map<String, Integer> WORDS = Map.ofEntries(Map.entry("once", 1), Map.entry("one", 1),
			Map.entry("twice", 2), Map.entry("two", 2), Map.entry("three", 3), Map.entry("four", 4),
			Map.entry("five", 5), Map.entry("six", 6), Map.entry("seven", 7), Map.entry("eight", 8),
			Map.entry("nine", 9), Map.entry("ten", 10), Map.entry("eleven", 11), Map.entry("twelve", 12),
			Map.entry("fifteen", 15), Map.entry("twenty", 20), Map.entry("twenty-five", 25));

	private Numbers() {
	}

	/** The number, −1 when the word is none. */
	static int read(String word) {
		return word.matches("\\d{1,6}") ? Integer.parseInt(word) : WORDS.getOrDefault(word, -1);
	}

}
