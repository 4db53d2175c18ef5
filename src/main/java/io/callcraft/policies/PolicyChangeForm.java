package io.callcraft.policies;

import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.TaskForm;

import org.springframework.stereotype.Component;

/**
 * A second person approves a draft or sends it back.
 */
@Component
class PolicyChangeForm implements TaskForm {

	private final Drafts drafts;

	private final Backtests backtests;

	PolicyChangeForm(Drafts drafts, Backtests backtests) {
		this.drafts = drafts;
		this.backtests = backtests;
	}

	@Override
	public String task() {
		return "approve-policy-change";
	}

	@Override
	public Map<String, Object> schema(Task task) {
		return fields(this.drafts.draft(id(task))).schema();
	}

	private static FormFields fields(Draft draft) {
		return new FormFields()
			.choice("decision", "What do you decide?",
					"Draft " + draft.id() + " by " + draft.author() + ": " + draft.message()
							+ ". Its difference, checks and backtests are on its page.",
					"APPROVE", "SEND_BACK")
			.required()
			.lines("reason", "What should be different?", "Its author reads it when you send the draft back.");
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		return this.backtests.outcome(id(task)).map(BacktestOutcome::toMap).orElse(Map.of());
	}

	@Override
	public Map<String, Object> accept(Task task, Actor by, Map<String, Object> filled) {
		long id = id(task);
		FormAnswers answers = fields(this.drafts.draft(id)).read(filled);
		boolean approves = answers.text("decision").equals("APPROVE");
		if (!approves && !answers.has("reason")) {
			answers.refuse("reason", "say what should be different");
		}
		answers.check();
		if (approves) {
			this.drafts.approve(id, by);
		}
		else {
			this.drafts.sendBack(id, answers.text("reason"), by);
		}
		return Map.of("decision", answers.text("decision"));
	}

	private static long id(Task task) {
		return Long.parseLong(task.businessKey().substring("draft-".length()));
	}

}
