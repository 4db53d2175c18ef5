package io.callcraft.decisions;

/**
 * A rule cannot be applied to the facts that it was given, for example because a field
 * that it reads is absent; nothing that was concluded counts.
 */
public class FailedRule extends RuntimeException {

	public FailedRule(String message, Throwable cause) {
		super(message, cause);
	}

}
