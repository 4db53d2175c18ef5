package io.callcraft.workflow;

import java.time.Instant;
import java.util.Set;

import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person is asked to do.
 *
 * @param id the task's id
 * @param name id of the user task in the BPMN file, such as {@code agree-skill-objective}
 * @param form the form to fill in; the task's name unless the file says otherwise
 * @param title name of the user task in the BPMN file
 * @param businessKey what it is about, such as a case id
 * @param process id of the process that it belongs to
 * @param release number of the release that the process runs on
 * @param state where it stands
 * @param group candidate group as the BPMN file names it, such as {@code supervisor};
 * empty when one person is asked
 * @param candidate who may do it, as resolved by {@link TaskAccess}, such as
 * {@code team:t-1}
 * @param owner who has claimed or completed it
 * @param createdAt when it came up
 * @param due when it should be done; absent when there is no hurry
 * @param priority how urgent it is: 0 to 10, usually {@value #USUAL_PRIORITY}
 * @param completedAt when it was completed or cancelled
 * @param escalation who may do it as well since it is overdue; absent when nobody more
 */
public record Task(String id, String name, String form, String title, String businessKey, String process, int release,
		State state, String group, String candidate, @Nullable UserId owner, Instant createdAt, @Nullable Instant due,
		int priority, @Nullable Instant completedAt, @Nullable Escalation escalation) {

	/** The priority of a task for which the file names none. */
	public static final int USUAL_PRIORITY = 5;

	/** Whether one of these candidates may do it. */
	public boolean isFor(Set<String> candidates) {
		return candidates.contains(this.candidate)
				|| (this.escalation != null && candidates.contains(this.escalation.to()));
	}

	/**
	 * An overdue task is put before somebody more.
	 *
	 * @param to who that is, as resolved by {@link TaskAccess}
	 * @param at when that was
	 */
	public record Escalation(String to, Instant at) {
	}

	/** Where a task stands. */
	public enum State {

		OPEN, CLAIMED, COMPLETED, CANCELLED;

		/** Whether it can still be done. */
		public boolean isPending() {
			return this == OPEN || this == CLAIMED;
		}

	}

}
