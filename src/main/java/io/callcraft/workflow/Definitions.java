package io.callcraft.workflow;

import java.util.List;

import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;

/**
 * The workflow files of releases: checked before they are published, installed after.
 */
public interface Definitions {

	/**
	 * Checks every file below {@code processes}; builds nothing that outlives the call.
	 */
	List<PolicyProblem> check(PolicyFiles files);

	/** What a process can be written with when the files read so. */
	ProcessWords words(PolicyFiles files);

	/**
	 * Makes a release's workflows the ones that new instances start on. Running instances
	 * keep theirs.
	 */
	void install(int release, PolicyFiles files);

}
