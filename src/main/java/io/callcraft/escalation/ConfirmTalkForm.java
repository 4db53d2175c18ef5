package io.callcraft.escalation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * The rep reads what was written about the talk, and confirms or corrects it (R45).
 */
@Component
class ConfirmTalkForm extends CaseTaskForm {

	/** The process that puts it before the rep. */
	static final String PROCESS = "talk-record";

	private static final List<String> WRITTEN = List.of("surfaceAnswer", "realConcern", "plansForFuture");

	private final CaseTime time;

	ConfirmTalkForm(CaseWork work, CaseTime time) {
		super(work, "confirm-talk");
		this.time = time;
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields()
			.choice("decision", "Is it written as you said it?",
					"Both stay on record: what was written, and your correction", "CONFIRM", "CORRECT")
			.required()
			.lines("surfaceAnswer", "What I said first", "Only if it was written down otherwise")
			.choice("realConcern", "What really holds me back",
					"Only if it was written down otherwise. PROTECTED stands for health, leave, harassment, pay or a "
							+ "report of mis-selling: say no more here, the case stops and HR comes to you",
					HoldHeartToHeartForm.CONCERNS)
			.lines("plansForFuture", "What I was told about my future", "Only if it was written down otherwise")
			.lines("correction", "What else is not right", "In your own words");
	}

	@Override
	void examine(Task task, CaseFile file, FormAnswers answers) {
		boolean corrects = Stream.concat(WRITTEN.stream(), Stream.of("correction"))
			.anyMatch((field) -> !answers.text(field).isEmpty());
		if (answers.text("decision").equals("CORRECT") && !corrects) {
			answers.refuse("correction", "is missing: say what was written down otherwise");
		}
		if (answers.text("decision").equals("CONFIRM") && corrects) {
			answers.refuse("decision", "you correct something below: choose CORRECT");
		}
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		Map<String, Object> proposal = new LinkedHashMap<>();
		CaseFile file = this.work.file(task);
		newest(file, "hold-heart-to-heart").ifPresent((talk) -> {
			proposal.put("reason", "Written by " + talk.by() + " on " + this.time.day(file, talk.at())
					+ ". You may see it as it stands, and say what is not right");
			WRITTEN.forEach((field) -> proposal.put(field, talk.text(field)));
			proposal.put("commitment", talk.text("commitment"));
			proposal.put("support", talk.text("support"));
		});
		return proposal;
	}

}
