package io.callcraft.decisions;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads a YAML file that is a list of entries and remembers the line of each. Reads the
 * document's nodes only, so no tag can create anything.
 */
final class YamlEntries {

	private static final int DEPTH = 20;

	private static final Pattern PLACE = Pattern.compile("line (\\d+): (.*)", Pattern.DOTALL);

	/**
	 * One entry of the list.
	 *
	 * @param line the line on which it begins
	 * @param values its fields: texts, numbers, booleans, lists and maps
	 * @param lines the line of each field
	 */
	record Entry(int line, Map<String, @Nullable Object> values, Map<String, Integer> lines) {

		/** The line of a field, or of the entry where the field is missing. */
		int lineOf(String field) {
			return this.lines.getOrDefault(field, this.line);
		}

		/** A text; empty where it is missing or blank. */
		Optional<String> text(String field) {
			return Optional.ofNullable(this.values.get(field)).map(String::valueOf).filter((text) -> !text.isBlank());
		}

	}

	private YamlEntries() {
	}

	/** The entries, as far as the file is a list of them; what is not is a problem. */
	static List<Entry> read(String path, String text, Problems problems) {
		try {
			LoaderOptions options = new LoaderOptions();
			options.setAllowDuplicateKeys(false);
			// lists that repeat lists that repeat lists would fill the memory
			options.setMaxAliasesForCollections(0);
			Node root = new Yaml(options).compose(new StringReader(text));
			List<Entry> entries = new ArrayList<>();
			if (root == null || root.getTag().equals(Tag.NULL)) {
				return entries;
			}
			if (!(root instanceof SequenceNode sequence)) {
				problems.error(path, line(root), "This file must be a list: begin each entry with '- '");
				return entries;
			}
			for (Node node : sequence.getValue()) {
				if (node instanceof MappingNode mapping) {
					entries.add(entry(mapping));
				}
				else {
					problems.error(path, line(node), "Each entry must have fields, such as 'name: value'");
				}
			}
			return entries;
		}
		catch (MarkedYAMLException ex) {
			int line = (ex.getProblemMark() != null) ? ex.getProblemMark().getLine() + 1 : 1;
			problems.error(path, line, "This cannot be read as YAML: " + ex.getProblem());
		}
		catch (YAMLException ex) {
			Matcher place = PLACE.matcher(String.valueOf(ex.getMessage()));
			boolean placed = place.matches();
			problems.error(path, placed ? Integer.parseInt(place.group(1)) : 1,
					"This cannot be read as YAML: " + (placed ? place.group(2) : ex.getMessage()));
		}
		return List.of();
	}

	private static Entry entry(MappingNode mapping) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		Map<String, Integer> lines = new LinkedHashMap<>();
		for (NodeTuple tuple : mapping.getValue()) {
			String key = key(tuple.getKeyNode());
			if (values.containsKey(key)) {
				throw new YAMLException(
						"line " + line(tuple.getKeyNode()) + ": '" + key + "' stands twice in one entry");
			}
			values.put(key, value(tuple.getValueNode(), 1));
			lines.put(key, line(tuple.getKeyNode()));
		}
		return new Entry(line(mapping), values, lines);
	}

	private static String key(Node node) {
		if (!(node instanceof ScalarNode scalar)) {
			throw new YAMLException("line " + line(node) + ": a field's name must be plain text");
		}
		return scalar.getValue();
	}

	private static @Nullable Object value(Node node, int depth) {
		if (depth > DEPTH) {
			throw new YAMLException("line " + line(node) + ": nested too deeply");
		}
		if (node instanceof SequenceNode sequence) {
			List<@Nullable Object> items = new ArrayList<>();
			sequence.getValue().forEach((item) -> items.add(value(item, depth + 1)));
			return items;
		}
		if (node instanceof MappingNode mapping) {
			Map<String, @Nullable Object> fields = new LinkedHashMap<>();
			mapping.getValue()
				.forEach((tuple) -> fields.put(key(tuple.getKeyNode()), value(tuple.getValueNode(), depth + 1)));
			return fields;
		}
		return scalar((ScalarNode) node);
	}

	/** Dates stay texts: what they mean is up to the field. */
	private static @Nullable Object scalar(ScalarNode node) {
		String text = node.getValue();
		Tag tag = node.getTag();
		try {
			if (tag.equals(Tag.NULL)) {
				return null;
			}
			if (tag.equals(Tag.BOOL) && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
				return Boolean.valueOf(text);
			}
			if (tag.equals(Tag.INT)) {
				return Long.valueOf(text.replace("_", ""));
			}
			if (tag.equals(Tag.FLOAT)) {
				return Double.valueOf(text.replace("_", ""));
			}
		}
		catch (NumberFormatException ex) {
			return text;
		}
		return text;
	}

	private static int line(Node node) {
		return node.getStartMark().getLine() + 1;
	}

}
