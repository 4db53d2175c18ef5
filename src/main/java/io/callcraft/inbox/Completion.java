package io.callcraft.inbox;

import java.util.List;

/**
 * What a completed task has led to.
 *
 * @param done the completed task with its case as it stands now
 * @param open the open tasks of the case, oldest first
 */
public record Completion(InboxItem done, List<InboxItem> open) {

	public Completion {
		open = List.copyOf(open);
	}

}
