package io.callcraft.workflow;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * The variables of an instance in plain form, as JSON.
 */
final class KeptVariables {

	private static final ObjectReader VARIABLES = JsonMapper.shared()
		.readerFor(new TypeReference<Map<String, Object>>() {
		});

	private KeptVariables() {
	}

	/** Variables as they are stored; none are an empty text. */
	static String text(Map<String, Object> variables) {
		return variables.isEmpty() ? "" : JsonMapper.shared().writeValueAsString(new TreeMap<>(variables));
	}

	static Map<String, Object> read(String text) {
		return text.isEmpty() ? Map.of() : VARIABLES.readValue(text);
	}

	/** What differs between two states of the variables. */
	static Change change(String before, String now) {
		Change change = new Change(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
		if (!now.equals(before)) {
			Map<String, Object> old = new TreeMap<>(read(before));
			read(now).forEach((name, value) -> {
				@Nullable Object was = old.remove(name);
				if (was == null) {
					change.added.put(name, value);
				}
				else if (!was.equals(value)) {
					change.changed.put(name, value);
				}
			});
			change.removed.putAll(old);
		}
		return change;
	}

	/**
	 * A difference, by name.
	 *
	 * @param added variables that were not there
	 * @param changed new values of those that were
	 * @param removed values of those that are no more
	 */
	record Change(Map<String, Object> added, Map<String, Object> changed, Map<String, Object> removed) {
	}

}
