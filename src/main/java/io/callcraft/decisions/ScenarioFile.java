package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.callcraft.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Reads the scenarios of one decision.
 */
final class ScenarioFile {

	private static final Set<String> FIELDS = Set.of("scenario", "given", "expect", "fires", "thresholds");

	private final FactReader facts;

	private final Set<String> known;

	private final Problems problems;

	/**
	 * A reader.
	 * @param known names of the thresholds that a scenario may fix
	 */
	ScenarioFile(Vocabulary vocabulary, Set<String> known, Problems problems) {
		List<Class<?>> types = new ArrayList<>(vocabulary.facts());
		types.addAll(vocabulary.verdicts());
		this.facts = new FactReader(types);
		this.known = known;
		this.problems = problems;
	}

	/**
	 * The scenarios that can be read; what cannot is a problem at its line. An entry with
	 * {@code thresholds} alone holds for the scenarios that follow it in the file.
	 */
	List<Scenario> read(String path, String text) {
		List<Scenario> scenarios = new ArrayList<>();
		Map<String, Double> figures = new TreeMap<>();
		for (YamlEntries.Entry entry : YamlEntries.read(path, text, this.problems)) {
			try {
				if (entry.values().keySet().equals(Set.of("thresholds"))) {
					figures.putAll(thresholds(entry));
				}
				else {
					scenarios.add(scenario(path, entry, figures));
				}
			}
			catch (InvalidInput ex) {
				String field = ex.problems().get(0).field().replaceFirst("[.\\[].*$", "");
				this.problems.error(path, entry.lineOf(field), String.valueOf(ex.getMessage()));
			}
		}
		return scenarios;
	}

	private Scenario scenario(String path, YamlEntries.Entry entry, Map<String, Double> figures) {
		for (String field : entry.values().keySet()) {
			if (!FIELDS.contains(field)) {
				throw new InvalidInput(field,
						"is not part of a scenario; it has scenario, given, expect, fires and thresholds");
			}
		}
		String sentence = entry.text("scenario")
			.orElseThrow(() -> new InvalidInput("scenario", "is missing: say in one sentence what this shows"));
		List<Object> given = new ArrayList<>();
		int i = 0;
		for (Object fact : list(entry, "given")) {
			String place = "given[" + i++ + "]";
			given.add(this.facts.read(place, fields(place, fact)));
		}
		if (!entry.values().containsKey("expect")) {
			throw new InvalidInput("expect", "is missing: list the verdicts, or write 'none'");
		}
		List<Scenario.Expectation> expected = new ArrayList<>();
		i = 0;
		for (Object verdict : list(entry, "expect")) {
			expected.add(expectation("expect[" + i++ + "]", verdict));
		}
		List<String> fires = list(entry, "fires").stream().map(String::valueOf).toList();
		Map<String, Double> thresholds = new TreeMap<>(figures);
		thresholds.putAll(thresholds(entry));
		return new Scenario(path, entry.line(), sentence, given, expected, fires, thresholds);
	}

	private Map<String, Double> thresholds(YamlEntries.Entry entry) {
		Object value = entry.values().get("thresholds");
		if (value == null) {
			return Map.of();
		}
		if (!(value instanceof Map<?, ?> given)) {
			throw new InvalidInput("thresholds", "must name thresholds and their values: {entry.evidence: 6.7}");
		}
		Map<String, Double> thresholds = new TreeMap<>();
		given.forEach((name, figure) -> {
			if (!this.known.contains(String.valueOf(name))) {
				throw new InvalidInput("thresholds", "No thresholds.yaml sets '" + name + "'");
			}
			if (!(figure instanceof Number number)) {
				throw new InvalidInput("thresholds", "'" + figure + "' is no number for " + name);
			}
			thresholds.put(String.valueOf(name), number.doubleValue());
		});
		return thresholds;
	}

	private Scenario.Expectation expectation(String place, @Nullable Object verdict) {
		Map<?, ?> fields = fields(place, verdict);
		Class<?> type = this.facts.typeOf(place, fields);
		Map<String, Object> values = new LinkedHashMap<>();
		fields.forEach((name, value) -> {
			if (!name.equals("type")) {
				Object read = FactReader.field(place, type, String.valueOf(name), value);
				if (read != null) {
					values.put(String.valueOf(name), read);
				}
			}
		});
		return new Scenario.Expectation(type, values);
	}

	private static List<?> list(YamlEntries.Entry entry, String field) {
		Object value = entry.values().get(field);
		if (value == null || value.equals("none")) {
			return List.of();
		}
		if (value instanceof List<?> list) {
			return list;
		}
		throw new InvalidInput(field, "must be a list, or 'none'");
	}

	private static Map<?, ?> fields(String place, @Nullable Object value) {
		if (value instanceof Map<?, ?> fields) {
			return fields;
		}
		throw new InvalidInput(place, "must have fields: {type: …, …}");
	}

}
