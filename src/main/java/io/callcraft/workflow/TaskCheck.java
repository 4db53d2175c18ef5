package io.callcraft.workflow;

import java.util.Set;

/**
 * Checks that Callcraft can carry out every task: it has a form for each user task and a
 * decider for each decision.
 */
final class TaskCheck {

	private static final String DECIDE = "Decide";

	private final Set<String> forms;

	private final Set<String> deciders;

	TaskCheck(Set<String> forms, Set<String> deciders) {
		this.forms = forms;
		this.deciders = deciders;
	}

	void check(ProcessModel model, Problems problems) {
		model.all("userTask").forEach((task) -> checkUserTask(task, model, problems));
		model.all("task").forEach((task) -> checkDecision(task, model, problems));
		for (BpmnElement container : model.all("subProcess")) {
			container.children("property")
				.forEach((property) -> problems.error(property, "belongs to a sub-process: declare it in the process"));
		}
	}

	private void checkUserTask(BpmnElement task, ProcessModel model, Problems problems) {
		Wiring wiring = model.wiring(task.id());
		if (!this.forms.contains(task.id())) {
			problems.error(task, "has no form. There are forms for the ids " + listed(this.forms));
		}
		if (wiring.constant(ProcessModel.GROUP).isBlank()) {
			problems.error(task,
					"asks nobody: give it the input " + ProcessModel.GROUP + " with a group such as supervisor");
		}
		else if (wiring.constant(ProcessModel.GROUP).length() > 64) {
			problems.error(task, "has a group with a name of more than 64 letters");
		}
		if (task.title().length() > 200) {
			problems.error(task, "has a name of more than 200 letters");
		}
		Source due = wiring.inputs().get(ProcessModel.DUE);
		if (due != null && due.variable() == null) {
			FlowCheck.checkSpan(task, due.constant(), model, problems);
		}
	}

	private void checkDecision(BpmnElement task, ProcessModel model, Problems problems) {
		if (!task.attribute("taskName").equals(DECIDE)) {
			problems.error(task, "is a task of the kind '" + task.attribute("taskName")
					+ "': use a <userTask>, or drools:taskName=\"" + DECIDE + "\"");
			return;
		}
		Wiring wiring = model.wiring(task.id());
		String decision = wiring.constant(ProcessModel.DECISION);
		if (!this.deciders.contains(decision)) {
			problems.error(task, "asks for the decision '" + decision + "' (input " + ProcessModel.DECISION
					+ "), which nobody makes. There are " + listed(this.deciders));
		}
		if (wiring.outputs().isEmpty()) {
			problems.error(task, "keeps nothing of what is decided: map an output to a property");
		}
	}

	private static String listed(Set<String> names) {
		return names.isEmpty() ? "none" : String.join(", ", names.stream().sorted().toList());
	}

}
