package io.callcraft.escalation;

import java.util.LinkedHashMap;
import java.util.Map;

import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * "Show me how": the supervisor takes a call, and the rep watches (R20).
 */
@Component
class DemonstrateSkillForm extends CaseTaskForm {

	/** The process that puts it before the supervisor. */
	static final String PROCESS = "demonstration";

	DemonstrateSkillForm(CaseWork work) {
		super(work, "demonstrate-skill");
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields()
			.instant("shownAt", "When you showed it", "On a call of your own, with the rep beside you")
			.required()
			.lines("shown", "What you showed", "Which skill, on how many calls, and how your customers took it")
			.required()
			.lines("tried", "What the rep tried", "Let the rep do it on the next call, while you listen");
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		CaseFile file = this.work.file(task);
		Map<String, Object> proposal = new LinkedHashMap<>();
		proposal.put("reason", "The rep asked to be shown: take a call yourself, say nothing about it before, and let "
				+ "the rep tell you what you did");
		file.currentWindow().ifPresent((window) -> proposal.put("skills", window.skillList()));
		proposal.put("concern", CaseMoves.text(this.work.newest(file, "agree-skill-objective"), "concernVoiced"));
		return proposal;
	}

}
