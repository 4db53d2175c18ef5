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

	private static final int KEPT = 64;

	/**
	 * Rules that passed every gate.
	 *
	 * @param book the rules
	 * @param rules where they are written
	 * @param warnings what was found on the way
	 */
	record Checked(RuleBook book, List<RuleSource> rules, Problems warnings) {
	}

	private final Map<String, Checked> checked = latest();

	/** Files whose generated classes were looked at and found harmless. */
	private final Map<String, Boolean> harmless = latest();

	/** Of a release that another node checked: not to be taken for checked here. */
	private final Map<String, RuleBook> built = latest();

	private static <T> Map<String, T> latest() {
		return new LinkedHashMap<>(16, 0.75f, true) {

			@Override
			protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
				return size() > KEPT;
			}

		};
	}

	synchronized Optional<Checked> checked(String decision, PolicyFiles folder) {
		return Optional.ofNullable(this.checked.get(key(decision, folder)));
	}

	synchronized void keep(String decision, PolicyFiles folder, Checked checked) {
		this.checked.put(key(decision, folder), checked);
	}

	/** Whether the classes generated from exactly these rules were found harmless. */
	synchronized boolean isHarmless(RuleText text) {
		return this.harmless.containsKey(key(text));
	}

	synchronized void keepHarmless(List<RuleText> texts) {
		texts.forEach((text) -> this.harmless.put(key(text), true));
	}

	/** The rules as they were built lately, checked here or elsewhere. */
	synchronized Optional<RuleBook> book(String decision, PolicyFiles folder) {
		String key = key(decision, folder);
		Checked known = this.checked.get(key);
		return (known != null) ? Optional.of(known.book()) : Optional.ofNullable(this.built.get(key));
	}

	synchronized void keep(String decision, PolicyFiles folder, RuleBook book) {
		this.built.put(key(decision, folder), book);
	}

	/** The text names its decision and all that it may use in its first line. */
	private static String key(RuleText text) {
		return PolicyFiles.of(Map.of(text.path(), text.drl())).sha256();
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
