package io.callcraft.workflow;

import java.util.List;

import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks are wanted; absent parts do not narrow.
 *
 * @param businessKey tasks about this
 * @param state tasks in this state; absent means open and claimed
 * @param candidates tasks that any of these may do (see {@link Task#candidate()})
 * @param owner tasks that this user has claimed or completed
 * @param businessKeys tasks about any of these
 */
public record TaskQuery(@Nullable String businessKey, Task.@Nullable State state, @Nullable List<String> candidates,
		@Nullable UserId owner, @Nullable List<String> businessKeys) {
}
