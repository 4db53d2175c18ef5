package io.callcraft.decisions;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A ruling as it is told to whoever asked over the API.
 *
 * @param release number of the release asked
 * @param verdicts each with its type, fields, rule and file
 * @param fired every rule that fired, with its file and the facts that it matched
 * @param almost every rule that one condition kept from firing; empty unless asked for
 */
public record Answer(int release, List<Map<String, @Nullable Object>> verdicts, List<Fired> fired,
		List<NearMiss> almost) {

	/**
	 * A rule that fired.
	 *
	 * @param rule the rule's name
	 * @param file path of its file
	 * @param facts each with its type and fields
	 */
	public record Fired(String rule, String file, List<Map<String, @Nullable Object>> facts) {
	}

	static Answer of(int release, Ruling ruling, List<NearMiss> almost) {
		return new Answer(release, ruling.verdicts().stream().map(Answer::verdict).toList(),
				ruling.fired()
					.stream()
					.map((firing) -> new Fired(firing.rule(), firing.file(),
							firing.facts().stream().map(Answer::fields).toList()))
					.toList(),
				almost);
	}

	private static Map<String, @Nullable Object> verdict(Verdict verdict) {
		Map<String, @Nullable Object> told = fields(verdict.value());
		told.put("rule", verdict.rule());
		told.put("file", verdict.file());
		return told;
	}

	private static Map<String, @Nullable Object> fields(Object value) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("type", value.getClass().getSimpleName());
		for (RecordComponent component : value.getClass().getRecordComponents()) {
			try {
				fields.put(component.getName(), component.getAccessor().invoke(value));
			}
			catch (IllegalAccessException | InvocationTargetException ex) {
				throw new IllegalStateException("A fact is a public record: " + value.getClass(), ex);
			}
		}
		return fields;
	}

}
