package io.callcraft.workflow;

import java.util.List;
import java.util.Map;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A signal that came while its instance was suspended.
 *
 * @param signal its name
 * @param variables what it brought
 */
record KeptSignal(String signal, Map<String, Object> variables) {

	private static final TypeReference<List<KeptSignal>> SIGNALS = new TypeReference<>() {
	};

	/** Signals as they are stored; none are an empty text. */
	static String text(List<KeptSignal> signals) {
		return signals.isEmpty() ? "" : JsonMapper.shared().writeValueAsString(signals);
	}

	static List<KeptSignal> read(String text) {
		return text.isEmpty() ? List.of() : JsonMapper.shared().readValue(text, SIGNALS);
	}

}
