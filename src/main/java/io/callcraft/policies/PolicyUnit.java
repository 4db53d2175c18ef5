package io.callcraft.policies;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a file is made of: rules, thresholds, scenarios or sentences of a vocabulary, each
 * with the lines that follow it.
 *
 * @param name the rule's sentence, the threshold's name, the scenario's sentence, what
 * stands left of a sentence's equals sign; empty for what comes before the first and for
 * files of another kind
 * @param line where it begins, from 1
 * @param text its lines
 */
record PolicyUnit(String name, int line, String text) {

	private static final Pattern RULE = Pattern.compile("^\\s*rule\\s+\"((?:[^\"\\\\]|\\\\.)*)\".*");

	private static final Pattern ENTRY = Pattern.compile("^- (?:name|scenario):\\s*\"?(.*?)\"?\\s*");

	private static final Pattern SENTENCE = Pattern.compile("^(\\[[^\\]]+\\][^=]+)=.*");

	/** The rules of a file; none where it is of another kind. */
	static Stream<PolicyUnit> rulesOf(String path, String text) {
		boolean rules = path.endsWith(".drl") || path.endsWith(".dslr");
		return rules ? of(path, text).stream().filter((unit) -> !unit.name().isEmpty()) : Stream.empty();
	}

	/** The units of a file, in order. */
	static List<PolicyUnit> of(String path, String text) {
		boolean rules = path.endsWith(".drl") || path.endsWith(".dslr");
		boolean sentences = path.endsWith(".dsl");
		if (!rules && !sentences && !path.endsWith(".yaml")) {
			return List.of(new PolicyUnit("", 1, text));
		}
		Pattern begin = rules ? RULE : sentences ? SENTENCE : ENTRY;
		List<PolicyUnit> units = new ArrayList<>();
		StringBuilder lines = new StringBuilder();
		String name = "";
		int start = 1;
		int number = 0;
		for (String line : text.lines().toList()) {
			number++;
			Matcher matcher = begin.matcher(line);
			if (matcher.matches()) {
				add(units, name, start, lines);
				name = matcher.group(1).replace("\\\"", "\"");
				start = number;
			}
			lines.append(line).append('\n');
		}
		add(units, name, start, lines);
		boolean twice = units.stream().map(PolicyUnit::name).distinct().count() < units.size();
		// which of two is meant cannot be told by its name
		return (sentences && twice) ? List.of(new PolicyUnit("", 1, text)) : units;
	}

	/** Puts the texts of a file's units together again. */
	static String join(String path, List<String> texts) {
		return String.join(path.endsWith(".dsl") ? "\n" : "\n\n", texts) + "\n";
	}

	private static void add(List<PolicyUnit> units, String name, int start, StringBuilder lines) {
		String text = lines.toString().strip();
		if (!text.isEmpty()) {
			units.add(new PolicyUnit(name, start, text));
		}
		lines.setLength(0);
	}

}
