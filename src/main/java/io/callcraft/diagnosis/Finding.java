package io.callcraft.diagnosis;

import java.util.List;

import io.callcraft.calls.Call;

/**
 * Something that the rules found, with what is needed to explain it.
 *
 * @param value the verdict: a {@link GapFound} or a {@link QualityCheck}
 * @param rule name of the rule
 * @param release release of the rule
 * @param calls the calls that show it
 */
public record Finding(Object value, String rule, int release, List<Call.Key> calls) {

	public Finding {
		calls = List.copyOf(calls);
	}

}
