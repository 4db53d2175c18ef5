package io.callcraft.inbox;

import io.callcraft.escalation.Case;
import io.callcraft.shared.RepId;
import io.callcraft.workflow.Task;
import org.jspecify.annotations.Nullable;

/**
 * A task with the case that it belongs to.
 *
 * @param task the task
 * @param about the case; absent for a task that belongs to none
 * @param subject the rep whom a task of no case is about; absent for other tasks
 * @param called who else it is about, such as a candidate, by name; absent for a rep
 */
public record InboxItem(Task task, @Nullable Case about, @Nullable RepId subject, @Nullable String called) {

	/** Id of the rep whom the task is about; absent when it is about no rep. */
	public @Nullable String rep() {
		return (this.about != null) ? this.about.rep().value() : (this.subject != null) ? this.subject.value() : null;
	}

}
