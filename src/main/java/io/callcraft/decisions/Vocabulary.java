package io.callcraft.decisions;

import java.util.List;

/**
 * What the rules of one decision may speak about. A business module declares one as a
 * bean for each decision that it owns; a rule that names anything else is refused (R55).
 *
 * @param decision name of the decision and of its folder below {@code rules}
 * @param facts record types that are given to the rules
 * @param verdicts record types that rules may insert
 * @param values enums and value records that facts and verdicts are made of
 */
public record Vocabulary(String decision, List<Class<?>> facts, List<Class<?>> verdicts, List<Class<?>> values) {

	public Vocabulary {
		facts = List.copyOf(facts);
		verdicts = List.copyOf(verdicts);
		values = List.copyOf(values);
	}

}
