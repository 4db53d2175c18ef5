package io.callcraft.escalation;

import java.util.Map;
import java.util.function.BiFunction;

import io.callcraft.workflow.Decider;

/**
 * A decider of a few lines.
 */
record NamedDecider(String name,
		BiFunction<String, Map<String, Object>, Map<String, Object>> answer) implements Decider {

	@Override
	public Map<String, Object> decide(String businessKey, Map<String, Object> variables) {
		return this.answer.apply(businessKey, variables);
	}

}
