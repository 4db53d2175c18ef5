package io.callcraft.escalation;

import java.util.List;
import java.util.Map;

import io.callcraft.people.Employments;
import io.callcraft.shared.Actor;
import io.callcraft.shared.Words;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * What a reversed consequence took is given back (R48).
 */
@Component
class UndoConsequenceForm extends CaseTaskForm {

	private static final String EMPLOYMENT = "EMPLOYMENT";

	private final Employments employments;

	UndoConsequenceForm(CaseWork work, Employments employments) {
		super(work, "undo-consequence");
		this.employments = employments;
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields()
			.lines("undone", "What was given back",
					"Pay, days, seat, access, marks in the personal file: each with how")
			.required()
			.words("returned", "All of it",
					"What was given back, word by word; with EMPLOYMENT a rep who has left can sign in again", 0, 6,
					toGiveBack(String.valueOf(file.consequence)))
			.instant("repToldAt", "When the rep was told", "In writing, with an apology where one is due")
			.required();
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		String consequence = String.valueOf(this.work.file(task).consequence);
		return Map.of("reason", "The appeal was heard: " + consequence + " does not hold", "toGiveBack",
				toGiveBack(consequence).stream().map(Words::of).toList());
	}

	@Override
	Map<String, Object> carryOut(Task task, CaseFile file, Actor by, FormAnswers answers) {
		if (answers.words("returned").contains(EMPLOYMENT) && this.employments.of(file.repId()).hasLeft()) {
			this.employments.comeBack(by, file.repId(), "the appeal was heard, the termination does not hold");
		}
		return Map.of();
	}

	/** Everything that a consequence can have taken. */
	private static List<String> toGiveBack(String consequence) {
		return switch (consequence) {
			case "TERMINATION" -> List.of(EMPLOYMENT, "PAY", "SEAT", "ACCESS", "POINTS", "FILE_ENTRY");
			case "DOCKED_PAY" -> List.of("PAY", "FILE_ENTRY");
			default -> List.of("DAYS", "PAY", "FILE_ENTRY");
		};
	}

}
