package io.callcraft.workflow;

import io.callcraft.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What operators do to all instances that a search finds.
 *
 * @param action what
 * @param reason why, for the record
 * @param assignee who gets the tasks; with {@link Action#REASSIGN} only
 */
public record BulkChange(Action action, String reason, @Nullable Assignee assignee) {

	public BulkChange {
		if ((action == Action.REASSIGN) != (assignee != null)) {
			throw new InvalidInput("assignee", "name a user or a group to reassign to, and only then");
		}
	}

	/** What can be done to many. */
	public enum Action {

		CANCEL, SUSPEND, RESUME, REASSIGN

	}

	/**
	 * Who is to do a task: one of both.
	 *
	 * @param user a user's id
	 * @param group a candidate group as BPMN files name them, such as {@code hr}
	 */
	public record Assignee(@Nullable String user, @Nullable String group) {

		public Assignee {
			if ((user == null) == (group == null)) {
				throw new InvalidInput("assignee", "name either a user or a group");
			}
		}

	}

}
