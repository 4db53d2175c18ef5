package io.callcraft.workflow;

import io.callcraft.shared.PolicyFiles;

/**
 * Finds the files of an older release, for an instance that still runs on it. Implemented
 * by the module that keeps releases.
 */
public interface ReleaseFiles {

	/**
	 * @throws io.callcraft.shared.NotFound when there is no such release
	 */
	PolicyFiles of(int release);

}
