package io.callcraft.workflow;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where a token that stands on a node goes when its instance moves to another release.
 *
 * @param process id of the process
 * @param node id of the node in the release that is left
 * @param title name of the node
 * @param target id of the node in the release that is gone to; absent when there is none
 * @param how what the move means for the token
 * @param reason why it is so, in plain words
 * @param choices ids of the nodes that could be the target
 */
public record NodeMove(String process, String node, String title, @Nullable String target, How how, String reason,
		List<String> choices) {

	public NodeMove {
		choices = List.copyOf(choices);
	}

	/** Whether nothing about the node changes. */
	public boolean isUnchanged() {
		return this.how == How.STAYS;
	}

	/** What a move means. */
	public enum How {

		/** The node is the same: its task, who has it and its timers stay. */
		STAYS,

		/** The node has another id: its task, who has it and its timers stay. */
		RENAMED,

		/** The token leaves its node, and the other begins: a new task, new timers. */
		RESTARTED,

		/** An instance with a token here cannot move. */
		IMPOSSIBLE

	}

}
