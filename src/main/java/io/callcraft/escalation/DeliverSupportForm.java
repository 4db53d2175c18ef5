package io.callcraft.escalation;

import io.callcraft.workflow.FormFields;

import org.springframework.stereotype.Component;

/**
 * The help that was promised for a commitment, delivered and on record.
 */
@Component
class DeliverSupportForm extends CaseTaskForm {

	DeliverSupportForm(CaseWork work) {
		super(work, "deliver-support");
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields()
			.choice("kind", "What was delivered", "The help that the rep was promised", "RETRAINING", "COACHING",
					"DEMONSTRATION")
			.required()
			.instant("deliveredAt", "When", "When it took place")
			.required()
			.lines("what", "What you did", "Which skill, with which calls or role play, and what the rep tried");
	}

}
