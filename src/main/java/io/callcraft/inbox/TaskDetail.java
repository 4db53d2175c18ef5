package io.callcraft.inbox;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Everything that somebody needs to do a task.
 *
 * @param item the task and its case
 * @param schema JSON Schema of its form; empty when nothing is to be filled in
 * @param proposal what the rules propose and why; empty when they propose nothing
 * @param refusal why whoever asks may see the task but not do it; absent when they may
 */
public record TaskDetail(InboxItem item, Map<String, Object> schema, Map<String, Object> proposal,
		@Nullable String refusal) {

	public boolean mayAct() {
		return this.refusal == null;
	}

}
