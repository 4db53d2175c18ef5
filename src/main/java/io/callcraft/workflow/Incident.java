package io.callcraft.workflow;

import java.time.Instant;

import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A workflow could not go on: something failed, and the step was rolled back.
 *
 * @param id names it
 * @param instance the instance; absent when it could not even start
 * @param businessKey what the instance is about
 * @param process id of its process
 * @param release number of the release that it runs on
 * @param node where it failed
 * @param open whether it still stands in the way
 * @param trigger what was to move it
 * @param by who did; {@link UserId#SYSTEM} where no person acted
 * @param subject what exactly: the task's id, the timer's node, the signal's name
 * @param failure what failed, as the class of the exception and the place in the code
 * @param message the exception's message, without what could be personal data
 * @param attempts how often it has failed
 * @param firstAt when it first failed
 * @param lastAt when it last failed
 * @param nextAt when it is tried again by itself; absent when it waits for somebody
 * @param closedAt when it went on, or was ended or set aside; absent while it is open
 */
public record Incident(long id, @Nullable String instance, String businessKey, String process, int release, String node,
		boolean open, Trigger trigger, UserId by, String subject, String failure, String message, int attempts,
		Instant firstAt, Instant lastAt, @Nullable Instant nextAt, @Nullable Instant closedAt) {

	/** What was to move an instance. */
	public enum Trigger {

		START, COMPLETION, SIGNAL, TIMER, OPERATOR

	}

}
