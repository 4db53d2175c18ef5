package io.callcraft.workflow;

import java.util.Map;

import io.callcraft.shared.Actor;
import io.callcraft.shared.Page;
import io.callcraft.shared.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * What operators see and do. Administrators and operations act, auditors read; everybody
 * else is refused. What is done is on record, with its reason. Callers and what they have
 * called are suspended, resumed and cancelled together, whichever of them is named.
 */
public interface WorkflowOperations {

	/** Where much is counted at once, a greater number only means that there are more. */
	int MOST_COUNTED = 1000;

	/**
	 * Instances, the latest first. A page may hold fewer than asked for, even none, while
	 * another follows.
	 */
	Page<InstanceSummary> search(InstanceQuery query, PageRequest page, Actor by);

	/** How many instances a search finds, as far as that is counted. */
	InstanceCount count(InstanceQuery query, Actor by);

	/**
	 * How many tokens of running instances stand on each node of a process; a number over
	 * {@link #MOST_COUNTED} means no more than that there are more.
	 */
	Map<String, Integer> standing(String process, int release, Actor by);

	/**
	 * One instance in full.
	 * @throws io.callcraft.shared.NotFound when there is none
	 */
	InstanceDetail instance(String id, Actor by);

	/**
	 * Stops an instance: its tasks cannot be completed, its timers wait, signals to it
	 * are kept.
	 * @throws io.callcraft.shared.Conflict when it is suspended or has ended
	 */
	void suspend(String instance, String reason, Actor by);

	/**
	 * Lets a suspended instance go on: first the signals that were kept, in their order,
	 * then the timers that are due, in theirs.
	 * @throws io.callcraft.shared.Conflict when it is not suspended
	 */
	void resume(String instance, String reason, Actor by);

	/**
	 * Ends an instance and cancels its open tasks.
	 * @throws io.callcraft.shared.Conflict when it has ended
	 */
	void cancel(String instance, String reason, Actor by);

	/**
	 * Gives an open task to somebody else; whoever had claimed it no longer has.
	 * @throws io.callcraft.shared.InvalidInput when there is no such group
	 * @throws io.callcraft.shared.Conflict when the task is over
	 */
	Task reassign(String task, BulkChange.Assignee assignee, String reason, Actor by);

	/**
	 * Sets a variable of a running instance.
	 * @param value a text, number or boolean; absent to remove it
	 * @throws io.callcraft.shared.InvalidInput when the process has no such variable
	 */
	void correct(String instance, String variable, @Nullable Object value, String reason, Actor by);

	/**
	 * Begins to change all instances that a search finds, in the background, each with
	 * its family in a transaction of its own: one that cannot be changed keeps none of
	 * the others.
	 * @param expected how many a preview has found; absent to take what there is
	 * @throws io.callcraft.shared.Conflict when the search finds another number by now
	 */
	BulkRun change(InstanceQuery query, BulkChange change, @Nullable Integer expected, Actor by);

	/**
	 * A change of many and how far it is.
	 * @throws io.callcraft.shared.NotFound when there is none
	 */
	BulkRun bulkRun(String id, Actor by);

	/** Changes of many, the latest first. */
	Page<BulkRun> bulkRuns(PageRequest page, Actor by);

	/** Instances that a change of many could not change, and why. */
	Page<BulkRun.Failed> failed(String bulkRun, PageRequest page, Actor by);

	/**
	 * Changes no further instances.
	 * @throws io.callcraft.shared.Conflict when it is over
	 */
	BulkRun stop(String bulkRun, Actor by);

	/** Incidents, open ones first, then the latest first. */
	Page<Incident> incidents(@Nullable Boolean open, PageRequest page, Actor by);

	/**
	 * How many incidents are open; over {@link #MOST_COUNTED} means that there are more.
	 */
	int openIncidents();

	/**
	 * One incident.
	 * @throws io.callcraft.shared.NotFound when there is none
	 */
	Incident incident(long id, Actor by);

	/**
	 * Tries again at once what has failed: a timer, or the completion of a task, as
	 * whoever had tried and with what they had filled in.
	 * @throws io.callcraft.shared.Conflict when it is closed, when it fails again, or
	 * when only whoever has tried can try again
	 */
	Incident retry(long incident, String reason, Actor by);

	/**
	 * Lets the instance pass by the decision that fails, whose outputs stay as they are:
	 * at once where a timer moves it, else when it is next moved.
	 * @throws io.callcraft.shared.Conflict when it is closed, or no decision has failed
	 */
	Incident skip(long incident, String reason, Actor by);

	/**
	 * Ends the instance; an incident without one is set aside.
	 * @throws io.callcraft.shared.Conflict when it is closed
	 */
	Incident abort(long incident, String reason, Actor by);

}
