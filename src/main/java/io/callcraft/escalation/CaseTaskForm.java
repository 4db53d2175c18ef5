package io.callcraft.escalation;

import java.util.Map;
import java.util.Optional;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Conflict;
import io.callcraft.workflow.FormAnswers;
import io.callcraft.workflow.FormFields;
import io.callcraft.workflow.Task;
import io.callcraft.workflow.TaskForm;

/**
 * A form of the ladder: declares its fields, checks what only it knows, keeps the answers
 * with the case and tells the workflow what it needs.
 */
abstract class CaseTaskForm implements TaskForm {

	final CaseWork work;

	private final String task;

	CaseTaskForm(CaseWork work, String task) {
		this.work = work;
		this.task = task;
	}

	@Override
	public final String task() {
		return this.task;
	}

	@Override
	public Map<String, Object> schema(Task task) {
		return fields(this.work.file(task)).schema();
	}

	@Override
	public Map<String, Object> proposal(Task task) {
		return Map.of();
	}

	@Override
	public final Map<String, Object> accept(Task task, Actor by, Map<String, Object> filled) {
		CaseFile file = this.work.file(task);
		if (file.pausedAt != null) {
			throw new Conflict(file.id(), "The case stands still: nothing of it can be done until it goes on");
		}
		FormAnswers answers = fields(file).read(filled);
		examine(task, file, answers);
		answers.check();
		Map<String, Object> variables = carryOut(task, file, by, answers);
		this.work.keep(task, by, answers);
		return variables;
	}

	/** The newest form of a kind, with who filled it in and when. */
	final Optional<FilledForm> newest(CaseFile file, String form) {
		return this.work.filled(file)
			.stream()
			.filter((filled) -> filled.form().equals(form))
			.reduce((first, second) -> second);
	}

	/** The fields, with what is known of the case filled in. */
	abstract FormFields fields(CaseFile file);

	/** Adds problems that the fields alone do not show. */
	void examine(Task task, CaseFile file, FormAnswers answers) {
	}

	/** Does what the form is for and answers with variables of the workflow. */
	Map<String, Object> carryOut(Task task, CaseFile file, Actor by, FormAnswers answers) {
		return Map.of();
	}

}
