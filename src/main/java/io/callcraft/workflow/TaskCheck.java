package io.callcraft.workflow;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.callcraft.shared.Ids;

/**
 * Checks that Callcraft can carry out every task: it has a form and a candidate for each
 * user task, a decider for each decision, and a sentence for each entry.
 */
final class TaskCheck {

	private static final Pattern PRIORITY = Pattern.compile("[0-9]|10");

	private static final Set<String> INPUTS = Set.of(ProcessModel.ACTOR, ProcessModel.GROUP, ProcessModel.FORM,
			ProcessModel.DUE, ProcessModel.PRIORITY, ProcessModel.ESCALATE_TO);

	/** What editors write by themselves; it means nothing here. */
	private static final Set<String> EDITORS = Set.of("TaskName", "Skippable");

	private final Set<String> forms;

	private final Map<String, Set<String>> deciders;

	private final Set<String> groups;

	/**
	 * @param forms what forms are for
	 * @param deciders the errors that deciders may raise, by their names
	 * @param groups whom a task may be for
	 */
	TaskCheck(Set<String> forms, Map<String, Set<String>> deciders, Set<String> groups) {
		this.forms = forms;
		this.deciders = deciders;
		this.groups = groups;
	}

	void check(ProcessModel model, ErrorCheck errors, Problems problems) {
		model.all("userTask").forEach((task) -> checkUserTask(task, model, problems));
		model.all("task").forEach((task) -> checkTask(task, model, errors, problems));
		for (BpmnElement container : model.all("subProcess")) {
			container.children("property")
				.forEach((property) -> problems.error(property, "belongs to a sub-process: declare it in the process"));
		}
	}

	private void checkUserTask(BpmnElement task, ProcessModel model, Problems problems) {
		Wiring wiring = model.wiring(task.id());
		checkForm(task, wiring, problems);
		checkCandidate(task, wiring, problems);
		if (task.title().length() > 200) {
			problems.error(task, "has a name of more than 200 letters");
		}
		Source due = wiring.inputs().get(ProcessModel.DUE);
		if (due != null && due.variable() == null) {
			EventCheck.checkSpan(task, due.constant(), model, problems);
		}
		Source priority = wiring.inputs().get(ProcessModel.PRIORITY);
		if (priority != null && !PRIORITY.matcher(priority.constant()).matches()) {
			problems.error(task, "has a " + ProcessModel.PRIORITY + " that is no figure from 0 to 10");
		}
		checkEscalation(task, wiring, problems);
		wiring.inputs()
			.keySet()
			.stream()
			.filter((input) -> !INPUTS.contains(input) && !EDITORS.contains(input))
			.forEach((input) -> problems.error(task,
					"has the input '" + input + "', which nobody reads. A user task has " + listed(INPUTS)));
	}

	private void checkForm(BpmnElement task, Wiring wiring, Problems problems) {
		boolean named = wiring.inputs().containsKey(ProcessModel.FORM);
		String form = named ? wiring.constant(ProcessModel.FORM) : task.id();
		if (!this.forms.contains(form)) {
			problems.error(task,
					(named ? "has the form '" + form + "', which there is not" : "has no form")
							+ ". There are forms for the ids " + listed(this.forms) + "; the input " + ProcessModel.FORM
							+ " names another than the task's own");
		}
	}

	private void checkCandidate(BpmnElement task, Wiring wiring, Problems problems) {
		Source actor = wiring.inputs().get(ProcessModel.ACTOR);
		String group = wiring.constant(ProcessModel.GROUP);
		if (actor != null) {
			if (actor.variable() == null && !Ids.valid(actor.constant())) {
				problems.error(task, "has the " + ProcessModel.ACTOR + " '" + actor.constant()
						+ "': use the id of one user or #{variable}");
			}
			if (wiring.inputs().containsKey(ProcessModel.GROUP)) {
				problems.error(task, "asks both one person (" + ProcessModel.ACTOR + ") and a group ("
						+ ProcessModel.GROUP + "): leave one out");
			}
		}
		else if (group.isBlank()) {
			problems.error(task, "asks nobody: give it the input " + ProcessModel.GROUP
					+ " with a group such as supervisor, or " + ProcessModel.ACTOR + " with a user");
		}
		else if (!this.groups.contains(group)) {
			problems.error(task, "asks the group '" + group + "'" + (group.contains(",") ? ", which are several" : "")
					+ ": use one of " + listed(this.groups));
		}
	}

	private void checkEscalation(BpmnElement task, Wiring wiring, Problems problems) {
		if (!wiring.inputs().containsKey(ProcessModel.ESCALATE_TO)) {
			return;
		}
		String group = wiring.constant(ProcessModel.ESCALATE_TO);
		if (!this.groups.contains(group)) {
			problems.error(task, "escalates to '" + group + "': use one of " + listed(this.groups));
		}
		if (!wiring.inputs().containsKey(ProcessModel.DUE)) {
			problems.error(task, "is never overdue, so it cannot be escalated: give it the input " + ProcessModel.DUE);
		}
	}

	private void checkTask(BpmnElement task, ProcessModel model, ErrorCheck errors, Problems problems) {
		switch (task.attribute("taskName")) {
			case DecideTasks.NAME -> checkDecision(task, model, errors, problems);
			case AuditTasks.NAME -> checkAudit(task, model.wiring(task.id()), problems);
			default -> problems.error(task,
					"is a task of the kind '" + task.attribute("taskName")
							+ "': use a <userTask>, or drools:taskName=\"" + DecideTasks.NAME + "\" or \""
							+ AuditTasks.NAME + "\"");
		}
	}

	private static void checkAudit(BpmnElement task, Wiring wiring, Problems problems) {
		Source entry = wiring.inputs().get(ProcessModel.ENTRY);
		if (entry == null || entry.variable() == null && entry.constant().isEmpty()) {
			problems.error(task, "enters nothing: give it the input " + ProcessModel.ENTRY + " with a sentence");
		}
		else if (entry.constant().length() > AuditTasks.LONGEST) {
			problems.error(task, "enters a sentence of more than " + AuditTasks.LONGEST + " letters");
		}
		if (!wiring.outputs().isEmpty()) {
			problems.error(task, "has outputs, but what is entered gives nothing back");
		}
	}

	private void checkDecision(BpmnElement task, ProcessModel model, ErrorCheck errors, Problems problems) {
		Wiring wiring = model.wiring(task.id());
		String decision = wiring.constant(ProcessModel.DECISION);
		if (!this.deciders.containsKey(decision)) {
			problems.error(task, "asks for the decision '" + decision + "' (input " + ProcessModel.DECISION
					+ "), which nobody makes. There are " + listed(this.deciders.keySet()));
		}
		Set<String> raised = this.deciders.getOrDefault(decision, Set.of());
		raised.stream().sorted().forEach((code) -> errors.check(task, code, model, problems));
		model.all("boundaryEvent")
			.stream()
			.filter((event) -> event.attribute("attachedToRef").equals(task.id()))
			.forEach((event) -> model.events()
				.error(event)
				.filter((code) -> !raised.contains(code))
				.ifPresent((code) -> problems.error(event, "waits for the error '" + code
						+ "', which the decision never raises. It raises " + listed(raised))));
		if (wiring.outputs().isEmpty()) {
			problems.error(task, "keeps nothing of what is decided: map an output to a property");
		}
	}

	private static String listed(Set<String> names) {
		return names.isEmpty() ? "none" : String.join(", ", names.stream().sorted().toList());
	}

}
