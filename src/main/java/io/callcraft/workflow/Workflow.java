package io.callcraft.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Starts workflows, moves them on and keeps their tasks. Everything joins the caller's
 * transaction.
 */
public interface Workflow {

	/**
	 * Whether the live release has a process: one from before Callcraft knew it has not.
	 */
	boolean has(String process);

	/**
	 * Starts a process of the live release.
	 * @param process id of the process
	 * @param businessKey what the instance is about, such as a case id; call activities
	 * inherit it
	 * @param variables strings, numbers and booleans; those that the process has no
	 * property for are left out
	 * @return id of the instance
	 * @throws io.callcraft.shared.NotFound when the live release has no such process
	 * @throws io.callcraft.shared.Conflict when no release is live yet
	 */
	String start(String process, String businessKey, Map<String, Object> variables);

	/**
	 * Gives a signal to every instance with the business key that waits for it.
	 * @return whether any did
	 */
	boolean signal(String businessKey, String signal, Map<String, Object> variables);

	/**
	 * Gives a message to the process with the business key that waits for it: to the one
	 * that began first where several do. Where none does, starts the process of the live
	 * release that begins with the message.
	 * @return whether any took it
	 */
	boolean message(String businessKey, String message, Map<String, Object> variables, Actor by);

	/** Ends every running instance with the business key and cancels its open tasks. */
	void abort(String businessKey, String reason, Actor by);

	/**
	 * Stops every running instance with the business key, whoever may resume it: tasks
	 * cannot be completed, timers wait, signals are kept. Nothing happens to those that
	 * stand still already.
	 */
	void standStill(String businessKey);

	/**
	 * Lets the instances with the business key go on. What was due, tasks and timers, is
	 * due later by the time that they stood still; then the signals that were kept are
	 * given.
	 */
	void goOn(String businessKey, Duration stoodStill);

	/**
	 * Asks anew who may do the open tasks of a business key, since whom it is about has
	 * another supervisor now. Where that is somebody else, a claim is given up.
	 * @return the tasks that went to somebody else, as they are now
	 */
	List<Task> readdress(String businessKey);

	/**
	 * One task, whoever may see it.
	 * @throws io.callcraft.shared.NotFound when there is none
	 */
	Task task(String id);

	Page<Task> tasks(TaskQuery query, PageRequest page);

	/** Open and claimed tasks of a business key, oldest first. */
	List<Task> openTasks(String businessKey);

	/**
	 * @throws io.callcraft.shared.Conflict when somebody else has it or it is over
	 */
	Task claim(String task, Actor by);

	Task release(String task, Actor by);

	/**
	 * Gives up what somebody has claimed: who may do it finds it open again.
	 * @param candidate only tasks for this candidate; absent for all
	 */
	void giveUpClaims(UserId owner, @Nullable String candidate);

	/**
	 * Completes a task: checks the fields with its {@link TaskForm}, moves the process
	 * on. Claims implicitly.
	 * @throws io.callcraft.shared.InvalidInput naming every wrong field
	 * @throws io.callcraft.shared.Conflict when it is completed, cancelled or another's
	 * @throws io.callcraft.shared.NotAllowed when the actor is no candidate
	 */
	Task complete(String task, Actor by, Map<String, Object> fields);

}
