package io.callcraft.escalation;

import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.TaskForm;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * New entries are stopped: somebody of operations or HR has looked at why.
 */
@Component
class LookAtEntriesForm implements TaskForm {

	private final ObjectProvider<CircuitBreaker> breaker;

	LookAtEntriesForm(ObjectProvider<CircuitBreaker> breaker) {
		this.breaker = breaker;
	}

	@Override
	public String task() {
		return "look-at-entries";
	}

	@Override
	public Map<String, Object> schema(Task task) {
		return fields().schema();
	}

	private static FormFields fields() {
		return new FormFields()
			.lines("reason", "Why people may enter again",
					"What you found, and what was done about it. Until you say so nobody enters; what runs goes on.")
			.required();
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		return this.breaker.getObject()
			.current()
			.map((stop) -> Map.<String, Object>of("reason", stop.reason()))
			.orElse(Map.of());
	}

	@Override
	public Map<String, Object> accept(Task task, Actor by, Map<String, Object> filled) {
		FormAnswers answers = fields().read(filled);
		answers.check();
		this.breaker.getObject().lookedAt(by, answers.text("reason"));
		return Map.of();
	}

}
