package io.callcraft.decisions;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.callcraft.shared.PolicyFiles;

/**
 * Reads the thresholds of a release from every {@code thresholds.yaml}.
 */
final class ThresholdFile {

	private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*");

	private static final Set<String> FIELDS = Set.of("name", "value", "unit", "min", "max", "why");

	private final Problems problems;

	private final Map<String, Threshold> thresholds = new TreeMap<>();

	private final Map<String, String> places = new TreeMap<>();

	private ThresholdFile(Problems problems) {
		this.problems = problems;
	}

	/**
	 * Every threshold of the release, by name; what is wrong is a problem at its line.
	 */
	static Map<String, Threshold> readAll(PolicyFiles files, Problems problems) {
		ThresholdFile reader = new ThresholdFile(problems);
		files.text().forEach((path, text) -> {
			if (FileKind.of(path) == FileKind.THRESHOLDS) {
				YamlEntries.read(path, text, problems).forEach((entry) -> reader.read(path, entry));
			}
		});
		return reader.thresholds;
	}

	private void read(String path, YamlEntries.Entry entry) {
		entry.values()
			.keySet()
			.stream()
			.filter((field) -> !FIELDS.contains(field))
			.forEach((field) -> this.problems.error(path, entry.lineOf(field),
					"A threshold has no '" + field + "'; it has name, value, unit, min, max, why"));
		String name = entry.text("name").orElse("");
		if (!NAME.matcher(name).matches()) {
			this.problems.error(path, entry.lineOf("name"),
					"A threshold needs a name of letters and digits, dotted, such as entry.evidence");
			return;
		}
		for (String field : new String[] { "unit", "why" }) {
			if (entry.text(field).isEmpty()) {
				this.problems.error(path, entry.lineOf(field), "Threshold " + name + " needs '" + field + "'");
			}
		}
		double value = number(path, entry, name, "value");
		double min = number(path, entry, name, "min");
		double max = number(path, entry, name, "max");
		if (value < min || value > max) {
			this.problems.error(path, entry.lineOf("value"),
					"Threshold " + name + " is " + plain(value) + ", outside " + plain(min) + " to " + plain(max));
		}
		String place = path + ", line " + entry.line();
		String other = this.places.putIfAbsent(name, place);
		if (other != null) {
			this.problems.error(path, entry.line(), "Threshold " + name + " is set already in " + other);
			return;
		}
		this.thresholds.put(name,
				new Threshold(name, value, entry.text("unit").orElse(""), min, max, entry.text("why").orElse("")));
	}

	private double number(String path, YamlEntries.Entry entry, String name, String field) {
		Object value = entry.values().get(field);
		if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
			return number.doubleValue();
		}
		this.problems.error(path, entry.lineOf(field), (value == null) ? "Threshold " + name + " needs '" + field + "'"
				: "'" + value + "' is no number: the " + field + " of threshold " + name + " must be one");
		return Double.NaN;
	}

	private static String plain(double value) {
		return (value == Math.rint(value) && Math.abs(value) < 1e15) ? String.valueOf((long) value)
				: String.valueOf(value);
	}

}
