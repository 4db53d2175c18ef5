package io.callcraft.inbox;

import io.callcraft.people.Team;
import io.callcraft.people.User;
import io.callcraft.workflow.Workflow;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What somebody has claimed and leaves behind, with the center or with a team, goes back
 * to all who may do it.
 */
@Component
class TasksOfLeavers {

	private final Workflow workflow;

	TasksOfLeavers(Workflow workflow) {
		this.workflow = workflow;
	}

	@EventListener
	void left(User.Left event) {
		this.workflow.giveUpClaims(event.user(), null);
	}

	@EventListener
	void handedOver(Team.HandedOver event) {
		this.workflow.giveUpClaims(event.from(), "team:" + event.team());
	}

}
