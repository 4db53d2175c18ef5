package io.callcraft.workflow;

/**
 * How an instance stands.
 */
public enum InstanceState {

	/** It goes on. */
	ACTIVE,

	/** An operator has stopped it: nothing moves it until it is resumed. */
	SUSPENDED,

	/** It came to its end. */
	COMPLETED,

	/** Somebody ended it before that. */
	ABORTED;

	/** Whether it has not ended. */
	public boolean isRunning() {
		return this == ACTIVE || this == SUSPENDED;
	}

}
