package io.callcraft.escalation;

/**
 * How a case stands.
 */
public enum CaseState {

	/** It goes on. */
	OPEN,

	/** Its clocks stand still: protected ground, leave, a disputed call. */
	PAUSED,

	/** The rep is where the job needs them. */
	RECOVERED,

	/** It ended otherwise. */
	CLOSED;

	/** Whether the case can still move. */
	public boolean isRunning() {
		return this == OPEN || this == PAUSED;
	}

}
