package io.callcraft.escalation;

import java.util.Map;
import java.util.Set;

import io.callcraft.shared.Actor;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * A talk behind closed doors about what really holds the rep back (R45).
 */
@Component
class HoldHeartToHeartForm extends CaseTaskForm {

	private static final String NOTE = "note";

	HoldHeartToHeartForm(CaseWork work) {
		super(work, "hold-heart-to-heart");
	}

	@Override
	public Set<String> restricted() {
		return Set.of(NOTE);
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields().text("venue", "Where", "Somewhere private: a closed door, or away from the office")
			.required()
			.lines("surfaceAnswer", "First answer",
					"What the rep says first, such as that customers do not like being pushed")
			.required()
			.choice("realConcern", "Real concern",
					"Ask again, kindly: what really holds you back? Choose PROTECTED for health, leave, harassment, pay or a "
							+ "report of mis-selling; the case then stands still and HR takes over",
					"VALUES", "FEAR", "LACKS_SKILL", "ROLE", "REFUSES", "PROTECTED", "OTHER")
			.required()
			.lines("plansForFuture", "Plans for the rep's future", "What you told the rep about their future here")
			.required()
			.choice("commitment", "How it ended", "Commits, refuses, or needs time to think (given once)", "COMMITS",
					"REFUSES", "NEEDS_TIME")
			.required()
			.choice("support", "Support offered", "What you will do to help", "RETRAINING", "COACHING", "ROLE_FIT",
					"NONE")
			.required()
			.lines(NOTE, "Private note", "Only HR and you can read it; it never enters the ledger");
	}

	@Override
	void examine(Task task, CaseFile file, FormAnswers answers) {
		if (answers.text("commitment").equals("COMMITS") && answers.text("support").equals("NONE")
				&& !answers.text("realConcern").equals("PROTECTED")) {
			answers.refuse("support", "a commitment is met with help: choose RETRAINING, COACHING or ROLE_FIT");
		}
	}

	@Override
	Map<String, Object> carryOut(Task task, CaseFile file, Actor by, FormAnswers answers) {
		if (!answers.text(NOTE).isEmpty()) {
			this.work.notes.save(
					new RestrictedNote(CaseWork.number(file), by.user().value(), this.work.now(), answers.text(NOTE)));
			answers.withhold(NOTE);
		}
		return Map.of();
	}

}
