package io.callcraft.decisions;

/**
 * Hears of rules that were stopped; declared here, implemented by whoever can do
 * something about the release.
 */
@FunctionalInterface
public interface RunawayWatch {

	/**
	 * Rules of a release went beyond their budget. Called by whoever asked them, so it
	 * must not take time nor fail.
	 */
	void stopped(int release, String reason);

}
