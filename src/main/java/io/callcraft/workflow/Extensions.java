package io.callcraft.workflow;

import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What the business modules contribute. They are looked up when they are needed, since
 * they themselves need the workflow.
 */
@Component
class Extensions {

	private final ObjectProvider<TaskForm> forms;

	private final ObjectProvider<Decider> deciders;

	private final ObjectProvider<StepListener> listeners;

	private final ObjectProvider<TaskAccess> access;

	private final ObjectProvider<ReleaseFiles> releases;

	Extensions(ObjectProvider<TaskForm> forms, ObjectProvider<Decider> deciders, ObjectProvider<StepListener> listeners,
			ObjectProvider<TaskAccess> access, ObjectProvider<ReleaseFiles> releases) {
		this.forms = forms;
		this.deciders = deciders;
		this.listeners = listeners;
		this.access = access;
		this.releases = releases;
	}

	TaskForm form(String task) {
		return this.forms.stream()
			.filter((form) -> form.task().equals(task))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("There is no form for the task " + task));
	}

	Decider decider(String name) {
		return this.deciders.stream()
			.filter((decider) -> decider.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("Nobody makes the decision " + name));
	}

	TaskCheck taskCheck() {
		return new TaskCheck(this.forms.stream().map(TaskForm::task).collect(Collectors.toSet()), deciderNames());
	}

	private Set<String> deciderNames() {
		return this.deciders.stream().map(Decider::name).collect(Collectors.toSet());
	}

	TaskAccess access() {
		return this.access.getObject();
	}

	ReleaseFiles releases() {
		return this.releases.getObject();
	}

	Iterable<StepListener> listeners() {
		return this.listeners.orderedStream().toList();
	}

}
