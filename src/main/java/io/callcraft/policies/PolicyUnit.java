package io.callcraft.policies;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.callcraft.decisions.TableRows;

/**
 * What a file is made of: rules, thresholds, scenarios, sentences of a vocabulary or rows
 * of a decision table, each with the lines that follow it.
 *
 * @param name the rule's sentence, the threshold's name, the scenario's sentence, what
 * stands left of a sentence's equals sign, what a row is known by; empty for what comes
 * before the first and for files of another kind
 * @param line where it begins, from 1
 * @param text its lines
 * @param shown its lines as they are compared: a row cell by cell
 */
record PolicyUnit(String name, int line, String text, String shown) {

	private static final Pattern RULE = Pattern.compile("^\\s*rule\\s+\"((?:[^\"\\\\]|\\\\.)*)\".*");

	private static final Pattern ENTRY = Pattern.compile("^- (?:name|scenario):\\s*\"?(.*?)\"?\\s*");

	private static final Pattern SENTENCE = Pattern.compile("^(\\[[^\\]]+\\][^=]+)=.*");

	PolicyUnit(String name, int line, String text) {
		this(name, line, text, text);
	}

	/** The rules of a file; none where it is of another kind. */
	static Stream<PolicyUnit> rulesOf(String path, String text) {
		boolean rules = path.endsWith(".drl") || path.endsWith(".dslr");
		return rules ? of(path, text).stream().filter((unit) -> !unit.name().isEmpty()) : Stream.empty();
	}

	/** The units of a file, in order. */
	static List<PolicyUnit> of(String path, String text) {
		if (path.endsWith(".csv")) {
			return rows(text);
		}
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

	private static List<PolicyUnit> rows(String text) {
		List<String> names = TableRows.names(text);
		if (names.isEmpty()) {
			return List.of(new PolicyUnit("", 1, text));
		}
		List<String> lines = text.lines().toList();
		List<PolicyUnit> units = new ArrayList<>();
		int start = 0;
		for (int end = 1; end <= lines.size(); end++) {
			if (end == lines.size() || !names.get(end).equals(names.get(start))) {
				String unit = String.join("\n", lines.subList(start, end)).stripTrailing();
				units.add(new PolicyUnit(names.get(start), start + 1, unit,
						unit.contains("\n") ? unit : TableRows.readable(unit)));
				start = end;
			}
		}
		return units;
	}

	/** Puts the texts of a file's units together again. */
	static String join(String path, List<String> texts) {
		return String.join(path.endsWith(".dsl") || path.endsWith(".csv") ? "\n" : "\n\n", texts) + "\n";
	}

	private static void add(List<PolicyUnit> units, String name, int start, StringBuilder lines) {
		String text = lines.toString().strip();
		if (!text.isEmpty()) {
			units.add(new PolicyUnit(name, start, text));
		}
		lines.setLength(0);
	}

}
