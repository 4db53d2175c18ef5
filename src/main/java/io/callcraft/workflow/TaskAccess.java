package io.callcraft.workflow;

import java.util.Optional;
import java.util.Set;

import io.callcraft.shared.Actor;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;

/**
 * Turns a candidate group of a BPMN file into somebody real, and a person into the
 * candidates that they are. Implemented once, by the module that knows people and cases.
 */
public interface TaskAccess {

	/**
	 * Who may do a task: {@code team:t-1}, {@code rep:r-001}, {@code role:HR} or
	 * {@code user:marcus}.
	 * @param group candidate group in the BPMN file: {@code supervisor}, {@code rep},
	 * {@code hr}, {@code coach}, {@code neutral-reader}, {@code manager}
	 * @param businessKey what the task is about
	 */
	String candidate(String group, String businessKey);

	/**
	 * The person that a task is for: {@code user:marcus}.
	 * @param user id of the user, as the BPMN file or a variable names it
	 * @throws io.callcraft.shared.Refusal when there is no such user
	 */
	String person(String user);

	/**
	 * A user as they may act now.
	 * @throws io.callcraft.shared.NotFound when there is no such user any more
	 */
	Actor actor(UserId user);

	/** The rep whom something is about; empty when it is about none. */
	default Optional<RepId> about(String businessKey) {
		return Optional.empty();
	}

	/** Candidate groups that a BPMN file may name. */
	Set<String> groups();

	/** Every candidate name that the actor answers to. */
	Set<String> candidates(Actor actor);

	/**
	 * Whether the actor may do the task, beyond being its candidate: a second person
	 * where one is needed, a certified coach where policy says so.
	 * @return why not, in plain words; empty when the actor may
	 */
	Optional<String> refusal(Task task, Actor actor);

}
