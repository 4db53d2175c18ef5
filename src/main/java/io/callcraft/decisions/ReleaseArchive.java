package io.callcraft.decisions;

import io.callcraft.shared.PolicyFiles;

/**
 * Finds the files of a release that is not in force. Implemented by the module that keeps
 * releases.
 */
public interface ReleaseArchive {

	/**
	 * The files of a release.
	 * @throws io.callcraft.shared.NotFound when there is no such release
	 */
	PolicyFiles filesOf(int release);

}
