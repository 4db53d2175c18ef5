package io.callcraft.escalation;

import java.util.LinkedHashMap;
import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * Somebody neutral settles a plan that rep and supervisor could not; its trial begins.
 */
@Component
class ReadPlanForm extends CaseTaskForm {

	private final AgreePlanForm agreed;

	ReadPlanForm(CaseWork work, AgreePlanForm agreed) {
		super(work, "read-plan");
		this.agreed = agreed;
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields()
			.lines("planSummary", "The plan that holds",
					"What the rep is to do, how often and from when, as you settle it")
			.required()
			.choice("signature", "Signature of the rep",
					"A refused signature is recorded and the plan goes on all the same", "SIGNED", "REFUSED")
			.required()
			.text("witness", "Witness of the refusal", "Who was there when the rep refused; you, when left out");
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		Map<String, Object> proposal = new LinkedHashMap<>();
		proposal.put("reason", "Rep and supervisor did not settle the plan: you have seen neither's side before");
		proposal.put("plan", CaseMoves.text(this.work.newest(this.work.file(task), "write-plan"), "plan"));
		return proposal;
	}

	@Override
	Map<String, Object> carryOut(Task task, CaseFile file, Actor by, FormAnswers answers) {
		return Map.of("trialWindow", this.agreed.openTrial(file, this.work.now()).toString());
	}

}
