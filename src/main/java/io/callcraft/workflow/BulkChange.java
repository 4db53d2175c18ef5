package io.callcraft.workflow;

import java.util.List;

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

	/**
	 * What has become of it.
	 *
	 * @param found how many instances the search found
	 * @param done how many were changed
	 * @param unchanged how many there was nothing to do for
	 * @param failed those that could not be changed, at most the first 100
	 * @param failedInAll how many could not be changed
	 */
	public record Result(int found, int done, int unchanged, List<Failed> failed, int failedInAll) {

		public Result {
			failed = List.copyOf(failed);
		}

	}

	/**
	 * An instance that could not be changed.
	 *
	 * @param instance its id
	 * @param businessKey what it is about
	 * @param reason why not
	 */
	public record Failed(String instance, String businessKey, String reason) {
	}

}
