package io.callcraft.workflow;

import java.util.Map;
import java.util.Set;

/**
 * Checks that Callcraft can carry out every task: it has a form for each user task and a
 * decider for each decision.
 */
final class TaskCheck {

	private static final String DECIDE = "Decide";

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
		model.all("task").forEach((task) -> checkDecision(task, model, errors, problems));
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
		String group = wiring.constant(ProcessModel.GROUP);
		if (group.isBlank()) {
			problems.error(task,
					"asks nobody: give it the input " + ProcessModel.GROUP + " with a group such as supervisor");
		}
		else if (!this.groups.contains(group)) {
			problems.error(task,
					"asks the group '" + group + "', which is none. One of these is asked: " + listed(this.groups));
		}
		if (task.title().length() > 200) {
			problems.error(task, "has a name of more than 200 letters");
		}
		Source due = wiring.inputs().get(ProcessModel.DUE);
		if (due != null && due.variable() == null) {
			EventCheck.checkSpan(task, due.constant(), model, problems);
		}
	}

	private void checkDecision(BpmnElement task, ProcessModel model, ErrorCheck errors, Problems problems) {
		if (!task.attribute("taskName").equals(DECIDE)) {
			problems.error(task, "is a task of the kind '" + task.attribute("taskName")
					+ "': use a <userTask>, or drools:taskName=\"" + DECIDE + "\"");
			return;
		}
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
