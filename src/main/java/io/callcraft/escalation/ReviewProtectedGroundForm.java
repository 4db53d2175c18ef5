package io.callcraft.escalation;

import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * HR looks at a case that touched protected ground; its clocks stand still meanwhile.
 */
@Component
class ReviewProtectedGroundForm extends CaseTaskForm {

	private final ProtectedGround ground;

	private final CaseTime time;

	ReviewProtectedGroundForm(CaseWork work, ProtectedGround ground, CaseTime time) {
		super(work, "review-protected-ground");
		this.ground = ground;
		this.time = time;
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		CaseFile file = this.work.file(task);
		return this.ground.raised(file)
			.map((form) -> Map.<String, Object>of("reason",
					"It came up on " + this.time.minute(file, form.at()) + ", as " + form.by()
							+ " wrote down. Speak with the rep; resumed, the case goes on with a talk"))
			.orElse(Map.of());
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields()
			.choice("decision", "How it goes on",
					"Resume once the protected matter is dealt with, or close the case for good", "RESUME", "CLOSE")
			.required()
			.lines("reason", "Reason", "What was arranged; no medical or other protected detail")
			.required();
	}

	@Override
	Map<String, Object> carryOut(Task task, CaseFile file, Actor by, FormAnswers answers) {
		if (answers.text("decision").equals("RESUME")) {
			file.state = CaseState.OPEN;
		}
		return Map.of("decision", answers.text("decision"));
	}

}
