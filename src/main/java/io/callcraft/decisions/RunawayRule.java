package io.callcraft.decisions;

/**
 * Rules went beyond their budget of firings or time and were stopped; nothing that they
 * concluded counts.
 */
public class RunawayRule extends RuntimeException {

	public RunawayRule(String message) {
		super(message);
	}

}
