package io.callcraft.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.RepId;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * What the business modules contribute. They are looked up when they are first needed,
 * since they themselves need the workflow.
 */
@Component
class Extensions {

	private final SingletonSupplier<Map<String, TaskForm>> forms;

	private final SingletonSupplier<Map<String, Decider>> deciders;

	private final SingletonSupplier<List<StepListener>> listeners;

	private final SingletonSupplier<TaskAccess> access;

	private final SingletonSupplier<ReleaseFiles> releases;

	Extensions(ObjectProvider<TaskForm> forms, ObjectProvider<Decider> deciders, ObjectProvider<StepListener> listeners,
			ObjectProvider<TaskAccess> access, ObjectProvider<ReleaseFiles> releases) {
		this.forms = SingletonSupplier.of(() -> byName(forms, TaskForm::task));
		this.deciders = SingletonSupplier.of(() -> byName(deciders, Decider::name));
		this.listeners = SingletonSupplier.of(() -> listeners.orderedStream().toList());
		this.access = SingletonSupplier.of(access::getObject);
		this.releases = SingletonSupplier.of(releases::getObject);
	}

	private static <T> Map<String, T> byName(ObjectProvider<T> found, Function<T, String> name) {
		return found.stream().collect(Collectors.toMap(name, Function.identity()));
	}

	TaskForm form(String task) {
		return Optional.ofNullable(this.forms.obtain().get(task))
			.orElseThrow(() -> new IllegalStateException("There is no form for the task " + task));
	}

	Decider decider(String name) {
		return Optional.ofNullable(this.deciders.obtain().get(name))
			.orElseThrow(() -> new IllegalStateException("Nobody makes the decision " + name));
	}

	TaskCheck taskCheck() {
		Map<String, Set<String>> errors = new HashMap<>();
		this.deciders.obtain().forEach((name, decider) -> errors.put(name, decider.errors()));
		return new TaskCheck(this.forms.obtain().keySet(), errors, access().groups());
	}

	ProcessWords words(PolicyFiles files) {
		List<String> processes = files.under("processes")
			.text()
			.keySet()
			.stream()
			.filter((path) -> path.endsWith(".bpmn"))
			.map((path) -> path.substring(path.lastIndexOf('/') + 1, path.length() - ".bpmn".length()))
			.toList();
		return ProcessWords.of(this.forms.obtain().keySet(), access().groups(), this.deciders.obtain().keySet(),
				processes);
	}

	TaskAccess access() {
		return this.access.obtain();
	}

	/** Whom an entry about something is about: the rep, or else the thing itself. */
	String subject(String businessKey) {
		return access().about(businessKey).map(RepId::value).orElse(businessKey);
	}

	ReleaseFiles releases() {
		return this.releases.obtain();
	}

	List<StepListener> listeners() {
		return this.listeners.obtain();
	}

}
