package io.callcraft.policies;

import java.util.List;
import java.util.Set;

import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;

/**
 * The watched folder's policies at one moment.
 *
 * @param roots which of {@code rules} and {@code processes} are there; one that is not
 * says nothing about its files
 * @param files what was read
 * @param problems files that cannot be policies, such as those that are not text
 */
record FolderReading(Set<String> roots, PolicyFiles files, List<PolicyProblem> problems) {

	FolderReading {
		roots = Set.copyOf(roots);
		problems = List.copyOf(problems);
	}

	String sha256() {
		return this.files.sha256();
	}

	/** What was changed since the folder held the given files. */
	FileChanges since(PolicyFiles before) {
		List<String> unseen = before.text()
			.keySet()
			.stream()
			.filter((path) -> !this.roots.contains(path.substring(0, path.indexOf('/'))))
			.toList();
		return FileChanges.between(before, this.files).withoutRemovals(unseen);
	}

}
