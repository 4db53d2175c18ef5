package io.callcraft.escalation;

import java.util.Map;

import io.callcraft.people.People;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;

import org.springframework.stereotype.Component;

/**
 * The message that records a refused signature: the rep reads it and may add to it (R47).
 */
@Component
class ReadRefusalForm extends CaseTaskForm {

	private final People people;

	private final CaseTime time;

	ReadRefusalForm(CaseWork work, People people, CaseTime time) {
		super(work, "read-refusal");
		this.people = people;
		this.time = time;
	}

	@Override
	FormFields fields(CaseFile file) {
		return new FormFields().lines("answer", "What I want to add",
				"If it was otherwise, or something is missing: it stays with the message");
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		CaseFile file = this.work.file(task);
		return newest(file, "read-plan").or(() -> newest(file, "agree-plan"))
			.map((form) -> Map.<String, Object>of("reason", message(file, form)))
			.orElse(Map.of());
	}

	/** What the rep is told about a refusal. */
	String message(CaseFile file, FilledForm settled) {
		String witness = settled.text("witness").isEmpty() ? this.people.nameOf(settled.by()) : settled.text("witness");
		return "On " + this.time.minute(file, settled.at()) + " we spoke about your plan: "
				+ settled.text("planSummary") + ". You did not sign it; " + witness
				+ " was there. The plan is tried all the same, and it is judged by your calls alone. You may bring "
				+ "somebody you trust to every further talk";
	}

}
