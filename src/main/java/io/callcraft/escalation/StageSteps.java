package io.callcraft.escalation;

import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.shared.UserId;
import io.callcraft.workflow.StepListener;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.Workflow;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Draws from a form what reaches beyond its own workflow: the rep asks to be shown, signs
 * a plan or does not, or something protected came up.
 */
@Component
class StageSteps implements StepListener {

	private final CaseWork work;

	private final ProtectedGround ground;

	private final ReadRefusalForm refusal;

	private final Promises promises;

	private final CasePauses pauses;

	private final ObjectProvider<Workflow> workflow;

	StageSteps(CaseWork work, ProtectedGround ground, ReadRefusalForm refusal, Promises promises, CasePauses pauses,
			ObjectProvider<Workflow> workflow) {
		this.work = work;
		this.ground = ground;
		this.refusal = refusal;
		this.promises = promises;
		this.pauses = pauses;
		this.workflow = workflow;
	}

	/** Before an objective is looked at, the company has done what it promised. */
	@Override
	public void taskCreated(Task task) {
		if (!CaseId.is(task.businessKey()) || !task.form().equals("review-skill-objective")) {
			return;
		}
		CaseFile file = this.work.file(task);
		this.promises.of(file)
			.stream()
			.filter(CasePromise::isOverdueByTheCompany)
			.findFirst()
			.ifPresent((promise) -> this.pauses.begin(file, Pause.Kind.PROMISE, "",
					"the company has not kept what it promised: " + promise.what(), UserId.SYSTEM));
	}

	@Override
	public void taskCompleted(Task task, Actor by, Map<String, Object> fields) {
		if (!CaseId.is(task.businessKey())) {
			return;
		}
		CaseFile file = this.work.file(task);
		if (Boolean.TRUE.equals(fields.get("showMeHow"))) {
			this.work.start(this.workflow.getObject(), DemonstrateSkillForm.PROCESS, file);
		}
		FilledForm form = new FilledForm(task.id(), task.form(), by.user(), this.work.now(), fields);
		if (!form.text("signature").isEmpty() && !form.text("decision").equals("SEND_BACK")) {
			signature(file, form);
		}
		// the talk's own workflow goes that way by itself
		if (ProtectedGround.isIn(form) && !task.process().equals("heart-to-heart")) {
			this.ground.stop(file, by);
		}
	}

	/** The rep signs alone; a refusal is told to the rep in writing. */
	private void signature(CaseFile file, FilledForm settled) {
		if (settled.text("signature").equals("REFUSED")) {
			this.work.enter(file, settled.by(), "plan.refusal-recorded",
					"A message to the rep records that they did not sign",
					Map.of("message", this.refusal.message(file, settled)));
		}
		this.work.start(this.workflow.getObject(), "plan-signature", file,
				Map.of("signature", settled.text("signature")));
	}

}
