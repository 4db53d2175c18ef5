package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.callcraft.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Reads the scenarios of one decision.
 */
final class ScenarioFile {

	private static final Set<String> FIELDS = Set.of("scenario", "given", "expect", "fires");

	private final FactReader facts;

	private final Problems problems;

	ScenarioFile(Vocabulary vocabulary, Problems problems) {
		List<Class<?>> types = new ArrayList<>(vocabulary.facts());
		types.addAll(vocabulary.verdicts());
		this.facts = new FactReader(types);
		this.problems = problems;
	}

	/** The scenarios that can be read; what cannot is a problem at its line. */
	List<Scenario> read(String path, String text) {
		List<Scenario> scenarios = new ArrayList<>();
		for (YamlEntries.Entry entry : YamlEntries.read(path, text, this.problems)) {
			try {
				scenarios.add(scenario(path, entry));
			}
			catch (InvalidInput ex) {
				String field = ex.problems().get(0).field().replaceFirst("[.\\[].*$", "");
				this.problems.error(path, entry.lineOf(field), String.valueOf(ex.getMessage()));
			}
		}
		return scenarios;
	}

	private Scenario scenario(String path, YamlEntries.Entry entry) {
		for (String field : entry.values().keySet()) {
			if (!FIELDS.contains(field)) {
				throw new InvalidInput(field, "is not part of a scenario; it has scenario, given, expect and fires");
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
		return new Scenario(path, entry.line(), sentence, given, expected, fires);
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
