package io.callcraft.workflow;

import java.util.Map;
import java.util.Set;

/**
 * Answers a decision task of a process: {@code drools:taskName="Decide"} with a parameter
 * {@code Decision} naming this decider. Implemented by the module that knows the facts.
 */
public interface Decider {

	/** The name that the BPMN file uses, such as {@code review-skill-objective}. */
	String name();

	/** Codes of the errors that it may raise; a file must catch every one. */
	default Set<String> errors() {
		return Set.of();
	}

	/**
	 * Decides, while the process moves: it may start another process, but not complete a
	 * task, signal or abort.
	 * @param businessKey what the instance is about
	 * @param variables the task's inputs
	 * @return outputs, by the names that the BPMN file maps to process variables; one
	 * left out leaves its variable as it was
	 * @throws DecisionError with one of its {@link #errors()}
	 */
	Map<String, Object> decide(String businessKey, Map<String, Object> variables);

}
