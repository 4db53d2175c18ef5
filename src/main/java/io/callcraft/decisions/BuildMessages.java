package io.callcraft.decisions;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in plain words what the rule compiler complains about.
 */
final class BuildMessages {

	private static final Pattern NO_CONSTRUCTOR = Pattern.compile("The constructor (\\S+\\(.*?\\)) is undefined");

	private static final Pattern NO_METHOD = Pattern
		.compile("The method (\\S+\\(.*?\\)) is undefined for the type (\\S+)");

	private static final Pattern MISMATCH = Pattern.compile("Type mismatch: cannot convert from (\\S+) to (\\S+)");

	private static final Pattern NOISE = Pattern
		.compile("(?s)(Unable to Analyse Expression |Rule Compilation error |\\[Error: |\\[Near .*|\\[Line: .*)");

	private BuildMessages() {
	}

	static String plain(String message) {
		Matcher constructor = NO_CONSTRUCTOR.matcher(message);
		if (constructor.find()) {
			return "These arguments do not fit: there is no " + constructor.group(1);
		}
		Matcher method = NO_METHOD.matcher(message);
		if (method.find()) {
			return method.group(2) + " has no " + method.group(1);
		}
		Matcher mismatch = MISMATCH.matcher(message);
		if (mismatch.find()) {
			return "A value of type " + mismatch.group(1) + " stands where " + mismatch.group(2) + " is needed";
		}
		String rest = NOISE.matcher(message).replaceAll("").replaceAll("\\s+", " ").strip();
		return "This rule cannot be built: " + (rest.isEmpty() ? message.replaceAll("\\s+", " ").strip() : rest);
	}

}
