package io.callcraft.workflow.web;

import io.callcraft.workflow.BulkChange;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Who is to get tasks, as the form has it: one of both.
 *
 * @param user a user's id
 * @param group a candidate group
 */
record Assignment(@Nullable String user, @Nullable String group) {

	BulkChange.Assignee assignee() {
		return new BulkChange.Assignee(given(this.user), given(this.group));
	}

	private static @Nullable String given(@Nullable String text) {
		return StringUtils.hasText(text) ? text.strip() : null;
	}

}
