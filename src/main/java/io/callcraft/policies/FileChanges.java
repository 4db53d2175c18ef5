package io.callcraft.policies;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.callcraft.shared.FieldProblem;
import io.callcraft.shared.InvalidInput;
import io.callcraft.shared.PolicyFiles;

/**
 * What a change does, file by file.
 *
 * @param byPath path to new content; empty where the file is removed
 */
record FileChanges(SortedMap<String, Optional<String>> byPath) {

	/** More files than this are no change that somebody wrote. */
	static final int MOST_FILES = 500;

	private static final int SHOWN = 5;

	FileChanges {
		byPath = Collections.unmodifiableSortedMap(new TreeMap<>(byPath));
	}

	/**
	 * Changes that somebody asks for.
	 * @throws InvalidInput naming every path that cannot be a policy's
	 */
	static FileChanges of(Map<String, Optional<String>> files) {
		List<FieldProblem> problems = new ArrayList<>();
		SortedMap<String, Optional<String>> changes = new TreeMap<>(files);
		if (changes.size() > MOST_FILES) {
			problems.add(new FieldProblem("files", "at most " + MOST_FILES + " files, not " + changes.size()));
		}
		changes.forEach((path, content) -> {
			PolicyPath.problem(path).ifPresent((reason) -> problems.add(new FieldProblem("files." + path, reason)));
			if (content.isPresent() && content.get().length() > PolicyFolder.LARGEST_FILE) {
				problems.add(new FieldProblem("files." + path, "is larger than 1 MB, which no policy is"));
			}
		});
		if (!problems.isEmpty()) {
			throw new InvalidInput(problems);
		}
		return new FileChanges(changes);
	}

	/** What turns one set of files into another. */
	static FileChanges between(PolicyFiles before, PolicyFiles after) {
		SortedMap<String, Optional<String>> changes = new TreeMap<>();
		after.text().forEach((path, content) -> {
			if (!content.equals(before.text().get(path))) {
				changes.put(path, Optional.of(content));
			}
		});
		before.text().keySet().stream().filter((path) -> !after.text().containsKey(path)).forEach((path) -> {
			changes.put(path, Optional.empty());
		});
		return new FileChanges(changes);
	}

	/** The files with these changes made. */
	PolicyFiles on(PolicyFiles files) {
		TreeMap<String, String> changed = new TreeMap<>(files.text());
		this.byPath.forEach((path, content) -> content.ifPresentOrElse((text) -> changed.put(path, text),
				() -> changed.remove(path)));
		return new PolicyFiles(changed);
	}

	/** These changes but for some that take files away. */
	FileChanges withoutRemovals(Collection<String> kept) {
		Map<String, Optional<String>> remaining = this.byPath.entrySet()
			.stream()
			.filter((change) -> change.getValue().isPresent() || !kept.contains(change.getKey()))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		return new FileChanges(new TreeMap<>(remaining));
	}

	Set<String> paths() {
		return this.byPath.keySet();
	}

	boolean isEmpty() {
		return this.byPath.isEmpty();
	}

	/** The first few paths, for a sentence. */
	String inShort() {
		String shown = this.byPath.keySet().stream().limit(SHOWN).collect(Collectors.joining(", "));
		int more = this.byPath.size() - SHOWN;
		return (more > 0) ? shown + " and " + more + " more" : shown;
	}

}
