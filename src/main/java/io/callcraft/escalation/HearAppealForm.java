package io.callcraft.escalation;

import java.util.LinkedHashMap;
import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.shared.PersonalText;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * Somebody who had no part in the case hears the rep's appeal (R48).
 */
@Component
class HearAppealForm extends CaseTaskForm {

	HearAppealForm(CaseWork work) {
		super(work, "hear-appeal");
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields()
			.choice("decision", "What becomes of the consequence?",
					"Reversed, HR gives back everything that can be given back", "UPHOLD", "REVERSE")
			.required()
			.lines("reason", "Reason", "Why, answering each of the rep's grounds")
			.required()
			.text("companion", "Who came with the rep", "Offer it: the rep may bring somebody they trust")
			.initially(companion(file))
			.yes("heardInPerson", "Heard in person", "Whether you spoke with the rep, who may bring somebody along");
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		CaseFile file = this.work.file(task);
		Map<String, Object> proposal = new LinkedHashMap<>();
		proposal.put("reason", "The rep appeals against " + file.consequence);
		proposal.put("grounds", CaseMoves.text(this.work.newest(file, Appeals.FORM), "grounds"));
		if (!companion(file).isEmpty()) {
			proposal.put("companion", companion(file));
		}
		proposal.put("decidedBecause", CaseMoves.text(this.work.newest(file, "decide-hard-consequence"), "reason"));
		proposal.put("openedBecause", file.reason);
		return proposal;
	}

	private String companion(CaseFile file) {
		return CaseMoves.text(this.work.newest(file, Appeals.FORM), "companion");
	}

	@Override
	Map<String, Object> carryOut(Task task, CaseFile file, Actor by, FormAnswers answers) {
		boolean reversed = answers.text("decision").equals("REVERSE");
		file.consequenceState = reversed ? Consequence.State.REVERSED : Consequence.State.UPHELD;
		String became = reversed ? "reversed" : "upheld";
		file.closedBecause = "HR decided: " + file.consequence + "; " + became + " on appeal";
		this.work.enter(file, by.user(), "consequence." + became,
				"The appeal was heard: " + file.consequence + " is " + became, Map.of("consequence",
						String.valueOf(file.consequence), "reason", PersonalText.marked(answers.text("reason"))));
		return Map.of("appealOutcome", answers.text("decision"));
	}

}
