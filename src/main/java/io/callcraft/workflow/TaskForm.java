package io.callcraft.workflow;

import java.util.Map;
import java.util.Set;

import io.callcraft.shared.Actor;

/**
 * What a person fills in to complete a task, implemented by the module that the task
 * belongs to. One bean for each form.
 */
public interface TaskForm {

	/** What BPMN files call the form, such as {@code agree-skill-objective}. */
	String task();

	/** JSON Schema (draft 2020-12) of the fields, with titles and descriptions. */
	Map<String, Object> schema(Task task);

	/**
	 * What the rules propose and why, for the person to see; empty when there is none.
	 */
	Map<String, Object> proposal(Task task);

	/**
	 * Takes the fields: checks all of them, keeps what the business needs, and answers
	 * with the variables that the process goes on with; those that it has no property for
	 * are left out. Runs in the transaction that completes the task. A field sent as null
	 * is not among the fields.
	 * @throws io.callcraft.shared.InvalidInput naming every wrong field
	 * @throws io.callcraft.shared.Conflict when the task cannot be completed yet
	 */
	Map<String, Object> accept(Task task, Actor by, Map<String, Object> fields);

	/**
	 * Fields whose text is for a few to read: it is kept nowhere but where the form puts
	 * it, not even to try a completion again that failed.
	 */
	default Set<String> restricted() {
		return Set.of();
	}

}
