package io.callcraft.escalation;

import java.util.List;

import io.callcraft.calls.Calls;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * Observations with their calls, the expectation that holds, and what happens today,
 * tomorrow and the next day if nothing changes (R47).
 */
@Component
class GiveFormativeFeedbackForm extends CaseTaskForm {

	private final Calls calls;

	GiveFormativeFeedbackForm(CaseWork work, Calls calls) {
		super(work, "give-formative-feedback");
		this.calls = calls;
	}

	@Override
	FormFields fields(CaseFile file) {
		List<String> cited = (file.behaviour != null) ? reports(file)
				: file.toCase().openedBecause().calls().stream().map(Object::toString).toList();
		return new FormFields()
			.words("observations", "Calls observed", "Ids of the calls that show what you saw, as source/id", 1, 50,
					cited)
			.required()
			.initially(cited.subList(Math.max(0, cited.size() - 5), cited.size()))
			.choice("expectation", "What was agreed",
					"An earlier commitment, or what the job itself asks of everybody who does it", "EARLIER_COMMITMENT",
					"JOB_REQUIREMENT")
			.required()
			.lines("consequenceToday", "If nothing changes: today", "What happens today")
			.required()
			.lines("consequenceTomorrow", "If nothing changes: tomorrow", "What happens tomorrow")
			.required()
			.lines("consequenceNextDay", "If nothing changes: the next day", "What happens the day after")
			.required()
			.choice("protectedGround", "Asked once more: does anything protected stand behind it?",
					"Before anything else. SOMETHING (health, leave, harassment, pay, a report of mis-selling) stops the "
							+ "case, and HR takes over",
					"NOTHING", "SOMETHING")
			.text("companion", "Who came along", "Offer it: from here on the rep may bring somebody they trust");
	}

	@Override
	void examine(Task task, CaseFile file, FormAnswers answers) {
		answers.words("observations")
			.stream()
			.filter((call) -> !reports(file).contains(call) && !this.calls.isOf(file.repId(), call))
			.forEach((call) -> answers.refuse("observations",
					"'" + call + "' is no call of this rep: use an id from the rep's page"));
	}

	/** The reports that a case about conduct rests on, as they are named in the form. */
	private static List<String> reports(CaseFile file) {
		return file.reportIds().stream().map((id) -> "report/" + id).toList();
	}

}
