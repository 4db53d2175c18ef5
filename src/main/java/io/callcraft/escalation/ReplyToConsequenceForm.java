package io.callcraft.escalation;

import io.callcraft.workflow.FormFields;

import org.springframework.stereotype.Component;

/**
 * The rep is heard before anybody decides (R48, R58).
 */
@Component
class ReplyToConsequenceForm extends CaseTaskForm {

	ReplyToConsequenceForm(CaseWork work) {
		super(work, "reply-to-consequence");
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields()
			.lines("reply", "My reply",
					"Your side of it, in your own words. HR reads it before deciding; take advice if you like")
			.required()
			.text("companion", "Who comes with me", "You may bring somebody you trust when you are heard");
	}

}
