package io.callcraft.policies;

import java.util.Map;

import io.callcraft.shared.PolicyFiles;

/**
 * A release's number and files.
 *
 * @param number 0 before the first release
 */
record Snapshot(int number, PolicyFiles files) {

	static final Snapshot NONE = new Snapshot(0, PolicyFiles.of(Map.of()));

}
