package io.callcraft.decisions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.callcraft.shared.PolicyFiles;

/**
 * Remembers the rules that were built lately, since most changes leave most decisions as
 * they were: a new threshold needs no build at all.
 */
final class BookCache {

	private static final int KEPT = 32;

	/**
	 * Rules that passed every gate.
	 *
	 * @param book the rules
	 * @param rules where they are written
	 * @param warnings what was found on the way
	 */
	record Checked(RuleBook book, List<RuleSource> rules, Problems warnings) {
	}

	private final Map<String, Checked> checked = new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Checked> eldest) {
			return size() > KEPT;
		}

	};

	synchronized Optional<Checked> checked(String decision, PolicyFiles folder) {
		return Optional.ofNullable(this.checked.get(key(decision, folder)));
	}

	synchronized void keep(String decision, PolicyFiles folder, Checked checked) {
		this.checked.put(key(decision, folder), checked);
	}

	/** Thresholds, scenarios and descriptions are no part of the rules. */
	private static String key(String decision, PolicyFiles folder) {
		Map<String, String> rules = new TreeMap<>();
		folder.text().forEach((path, text) -> {
			switch (FileKind.of(path)) {
				case RULES, SENTENCES, SENTENCE_RULES, TABLE -> rules.put(path, text);
				case UNKNOWN -> rules.put(path, "");
				default -> {
				}
			}
		});
		return decision + " " + PolicyFiles.of(rules).sha256();
	}

}
