package io.callcraft.escalation;

import java.util.Map;

import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * What a reversed consequence took is given back (R48).
 */
@Component
class UndoConsequenceForm extends CaseTaskForm {

	UndoConsequenceForm(CaseWork work) {
		super(work, "undo-consequence");
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields()
			.lines("undone", "What was given back",
					"Pay, days, seat, access, marks in the personal file: each with how")
			.required()
			.instant("repToldAt", "When the rep was told", "In writing, with an apology where one is due")
			.required();
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		return Map.of("reason", "The appeal was heard: " + this.work.file(task).consequence + " does not hold");
	}

}
