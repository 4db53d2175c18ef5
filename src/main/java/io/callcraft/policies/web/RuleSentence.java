package io.callcraft.policies.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.callcraft.shared.PolicyFiles;

/**
 * A rule by its name, which is a sentence, and where it is written.
 *
 * @param sentence the rule's name
 * @param file path of its file
 * @param line where it begins, from 1
 */
record RuleSentence(String sentence, String file, int line) {

	private static final Pattern RULE = Pattern.compile("^\\s*rule\\s+\"((?:[^\"\\\\]|\\\\.)*)\"");

	/** The rules of every decision, in the order of files and lines. */
	static Map<String, List<RuleSentence>> byDecision(PolicyFiles files) {
		Map<String, List<RuleSentence>> decisions = new TreeMap<>();
		files.under("rules").text().forEach((path, text) -> {
			String[] steps = path.split("/");
			if (steps.length < 3) {
				return;
			}
			List<RuleSentence> rules = decisions.computeIfAbsent(steps[1], (decision) -> new ArrayList<>());
			if (path.endsWith(".drl") || path.endsWith(".dslr")) {
				rules.addAll(rulesOf(path, text));
			}
			else if (path.endsWith(".csv") || path.endsWith(".xlsx")) {
				rules.add(new RuleSentence("Decision table " + steps[steps.length - 1], path, 1));
			}
		});
		return decisions;
	}

	private static List<RuleSentence> rulesOf(String path, String text) {
		List<RuleSentence> rules = new ArrayList<>();
		List<String> lines = text.lines().toList();
		for (int i = 0; i < lines.size(); i++) {
			Matcher matcher = RULE.matcher(lines.get(i));
			if (matcher.find()) {
				rules.add(new RuleSentence(matcher.group(1).replace("\\\"", "\""), path, i + 1));
			}
		}
		return rules;
	}

}
