package io.callcraft.inbox;

import io.callcraft.people.User;
import io.callcraft.workflow.Workflow;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What somebody has claimed and leaves behind goes back to all who may do it.
 */
@Component
class TasksOfLeavers {

	private final Workflow workflow;

	TasksOfLeavers(Workflow workflow) {
		this.workflow = workflow;
	}

	@EventListener
	void left(User.Left event) {
		this.workflow.giveUpClaims(event.user());
	}

}
