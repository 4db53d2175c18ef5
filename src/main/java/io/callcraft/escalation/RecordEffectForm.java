package io.callcraft.escalation;

import java.util.Map;

import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * Did the consequence work? Asked a month later: hard tactics work only now and then, and
 * whoever uses them should know how often (R48).
 */
@Component
class RecordEffectForm extends CaseTaskForm {

	RecordEffectForm(CaseWork work) {
		super(work, "record-effect");
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields()
			.choice("worked", "Did it work?", "What the rep's calls show since, not how it feels", "YES", "NO", "LEFT")
			.required()
			.lines("seen", "What you see", "What changed and what did not");
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		CaseFile file = this.work.file(task);
		return Map.of("reason", "A month ago HR decided: " + file.consequence);
	}

}
