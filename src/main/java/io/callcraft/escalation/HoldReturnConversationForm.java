package io.callcraft.escalation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * Somebody comes back after a consequence: received with a talk and a next step, not with
 * the old story (R48).
 */
@Component
class HoldReturnConversationForm extends CaseTaskForm {

	HoldReturnConversationForm(CaseWork work) {
		super(work, "hold-return-conversation");
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields().instant("talkedAt", "When you spoke", "On the first day back, before the first call")
			.required()
			.lines("said", "What was said", "How the rep is, and what they need; what is over stays over")
			.required()
			.lines("nextStep", "The next step", "One thing that the rep does from now on, small enough for this week")
			.required()
			.instant("nextStepBy", "By when", "When you look at it together")
			.lines("help", "What you do for it", "Your part: who helps, with what, and when");
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		CaseFile file = this.work.file(task);
		Map<String, Object> proposal = new LinkedHashMap<>();
		proposal.put("reason",
				(file.consequenceState == Consequence.State.REVERSED)
						? "The appeal was heard, and it does not hold: say so, and say sorry"
						: "The rep comes back: the matter is settled, and today begins something else");
		proposal.put("say", List.of("Good that you are here",
				"That is behind us. This is what I would like to see next: …", "What do you need from me for it?"));
		proposal.put("reply", CaseMoves.text(this.work.newest(file, "reply-to-consequence"), "reply"));
		return proposal;
	}

}
