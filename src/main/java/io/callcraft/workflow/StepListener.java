package io.callcraft.workflow;

import java.util.Map;

import io.callcraft.shared.Actor;

/**
 * Hears the steps of processes, in their transaction and in their order, once the process
 * has come to rest; so it may move processes itself.
 */
public interface StepListener {

	/** A task has come up. */
	default void taskCreated(Task task) {
	}

	/**
	 * A person has completed a task; the fields are as {@link TaskForm} accepted them.
	 */
	default void taskCompleted(Task task, Actor by, Map<String, Object> fields) {
	}

	/** A task was cancelled: a timer ran out or its process ended. */
	default void taskCancelled(Task task) {
	}

	/**
	 * A task is overdue, and somebody more may do it now: {@link Task#escalation()}.
	 */
	default void taskEscalated(Task task) {
	}

	/** A process has ended, with its variables at the end. */
	default void processEnded(String process, String businessKey, Map<String, Object> variables) {
	}

	/** A process wants something on record. */
	default void noted(WorkflowNote note) {
	}

	/** A message has come in and moved or started a process. */
	default void messageReceived(String businessKey, String message, Actor by) {
	}

	/**
	 * An operator has ended a process before its end, and with it what it had called.
	 * @param process the process that nobody had called
	 * @param reason why, as the operator put it
	 */
	default void processCancelled(String process, String businessKey, String reason, Actor by) {
	}

	/** A timer of a process went off. */
	default void timerFired(String process, String businessKey, String node) {
	}

}
