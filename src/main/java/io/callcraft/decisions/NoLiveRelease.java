package io.callcraft.decisions;

/**
 * No release is in force yet: the application is still starting, or its policies were
 * never published.
 */
public class NoLiveRelease extends RuntimeException {

	public NoLiveRelease() {
		super("No policy release is in force yet");
	}

}
