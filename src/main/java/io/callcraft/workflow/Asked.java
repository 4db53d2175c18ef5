package io.callcraft.workflow;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Whom a user task asks, and what for: what its inputs say.
 *
 * @param form the form to fill in
 * @param group the candidate group; empty when one person is asked
 * @param candidate who may do it
 * @param priority 0 to 10
 */
record Asked(String form, String group, String candidate, int priority) {

	/**
	 * Reads the inputs of a user task.
	 * @param variables the values of the process's variables
	 * @throws IllegalStateException when the variable that names a person has no value
	 */
	static Asked of(String node, Wiring wiring, String businessKey, TaskAccess access,
			Function<String, @Nullable Object> variables) {
		String form = wiring.constant(ProcessModel.FORM);
		String priority = wiring.constant(ProcessModel.PRIORITY);
		Source actor = wiring.inputs().get(ProcessModel.ACTOR);
		String group = wiring.constant(ProcessModel.GROUP);
		String candidate = (actor != null) ? access.person(person(node, actor, variables))
				: access.candidate(group, businessKey);
		return new Asked(form.isEmpty() ? node : form, group, candidate,
				priority.isEmpty() ? Task.USUAL_PRIORITY : Integer.parseInt(priority));
	}

	private static String person(String node, Source actor, Function<String, @Nullable Object> variables) {
		Object person = actor.value(variables);
		if (person == null) {
			throw new IllegalStateException("The task " + node + " is for whom the variable " + actor.variable()
					+ " names, which has no value");
		}
		return person.toString();
	}

}
