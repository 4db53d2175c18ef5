package io.callcraft.escalation;

import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.workflow.StepListener;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.Workflow;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Draws from a form what reaches beyond its own workflow: the rep asks to be shown, or
 * something protected came up.
 */
@Component
class StageSteps implements StepListener {

	private final CaseWork work;

	private final ProtectedGround ground;

	private final ObjectProvider<Workflow> workflow;

	StageSteps(CaseWork work, ProtectedGround ground, ObjectProvider<Workflow> workflow) {
		this.work = work;
		this.ground = ground;
		this.workflow = workflow;
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
		// the talk's own workflow goes that way by itself
		if (ProtectedGround.isIn(form) && !task.process().equals("heart-to-heart")) {
			this.ground.stop(file, by);
		}
	}

}
