package io.callcraft.policies;

import java.util.Optional;
import java.util.regex.Pattern;

import io.callcraft.shared.InvalidInput;

/**
 * Which files are policies: what lies below {@code rules} and {@code processes}, but for
 * what editors and systems leave behind.
 */
final class PolicyPath {

	private static final int LONGEST = 255;

	private static final Pattern PATH = Pattern.compile("(rules|processes)(/[^/\\\\\\p{Cntrl}]+)+");

	private static final Pattern LEFT_BEHIND = Pattern
		.compile("\\..*|.*~|#.*#|~\\$.*|.*\\.(swp|swo|swx|tmp|temp|bak|orig|rej|part|crdownload)"
				+ "|.*___jb_(tmp|old|bak)___|4913|5036|Thumbs\\.db|desktop\\.ini", Pattern.CASE_INSENSITIVE);

	private PolicyPath() {
	}

	/**
	 * Whether a file or folder of this name is hidden, a backup or an editor's own, and
	 * no policy.
	 */
	static boolean isLeftBehind(String name) {
		return LEFT_BEHIND.matcher(name).matches();
	}

	/** What keeps a path from naming a policy; empty when it may. */
	static Optional<String> problem(String path) {
		if (!PATH.matcher(path).matches()) {
			return Optional.of("'" + path + "' does not lie below rules/ or processes/");
		}
		if (path.length() > LONGEST) {
			return Optional.of("a path has at most " + LONGEST + " characters, this one " + path.length());
		}
		for (String name : path.split("/")) {
			if (isLeftBehind(name)) {
				return Optional.of("'" + name + "' is hidden, a backup or an editor's own file, which no policy is");
			}
		}
		return Optional.empty();
	}

	/**
	 * Accepts a path or says what is wrong with it.
	 * @throws InvalidInput naming the field
	 */
	static String require(String field, String path) {
		problem(path).ifPresent((reason) -> {
			throw new InvalidInput(field, reason);
		});
		return path;
	}

}
