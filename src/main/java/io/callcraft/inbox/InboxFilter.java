package io.callcraft.inbox;

import io.callcraft.shared.RepId;
import io.callcraft.workflow.Task;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks are wanted; absent parts do not narrow.
 *
 * @param caseId tasks of this case
 * @param rep tasks of this rep's cases
 * @param state tasks in this state; absent means open and claimed
 * @param mine only tasks that whoever asks may do, or has claimed
 */
public record InboxFilter(@Nullable String caseId, @Nullable RepId rep, Task.@Nullable State state, boolean mine) {

	/** What waits for whoever asks. */
	public static final InboxFilter MINE = new InboxFilter(null, null, null, true);

}
