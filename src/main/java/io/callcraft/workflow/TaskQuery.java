package io.callcraft.workflow;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which tasks are wanted; absent parts do not narrow.
 *
 * @param state tasks in this state; absent means open and claimed
 * @param candidates tasks that any of these may do (see {@link Task#candidate()})
 * @param businessKeys tasks about any of these
 */
public record TaskQuery(Task.@Nullable State state, @Nullable List<String> candidates,
		@Nullable List<String> businessKeys) {
}
