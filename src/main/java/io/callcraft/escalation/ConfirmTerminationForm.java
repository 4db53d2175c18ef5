package io.callcraft.escalation;

import java.util.LinkedHashMap;
import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * Nobody ends an employment alone: a second person of HR looks at all of it once more.
 */
@Component
class ConfirmTerminationForm extends CaseTaskForm {

	private final LegalGate gate;

	private final Laws laws;

	ConfirmTerminationForm(CaseWork work, LegalGate gate, Laws laws) {
		super(work, "confirm-termination");
		this.gate = gate;
		this.laws = laws;
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields()
			.choice("decision", "Do you confirm the termination?",
					"Look at it as if nobody had; refused, the first person decides once more", "CONFIRM", "REFUSE")
			.required()
			.lines("reason", "Reason", "Why, in your own words")
			.required();
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		CaseFile file = this.work.file(task);
		Map<String, Object> proposal = new LinkedHashMap<>();
		proposal.put("reason", "Termination was decided: " + CaseMoves.text(decision(file), "reason"));
		proposal.put("reply", CaseMoves.text(this.work.newest(file, "reply-to-consequence"), "reply"));
		proposal.put("openedBecause", file.reason);
		return proposal;
	}

	@Override
	Map<String, Object> carryOut(Task task, CaseFile file, Actor by, FormAnswers answers) {
		if (answers.text("decision").equals("CONFIRM")) {
			this.gate.require(file, by);
			file.decide("TERMINATION", this.laws.appealUntil(file, this.work.now()));
		}
		return Map.of("confirmed", answers.text("decision"));
	}

	private Map<String, Object> decision(CaseFile file) {
		return this.work.newest(file, "decide-hard-consequence");
	}

}
