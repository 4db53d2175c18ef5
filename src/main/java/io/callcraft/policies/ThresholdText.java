package io.callcraft.policies;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.callcraft.shared.NotFound;

/**
 * Sets figures in the text of a {@code thresholds.yaml} and leaves everything else as it
 * is written.
 */
final class ThresholdText {

	private static final Pattern NAME = Pattern.compile("^- name:\\s*\"?([\\w.-]+)\"?\\s*$");

	private static final Pattern VALUE = Pattern.compile("^(\\s+value:\\s*)\\S+(.*)$");

	private ThresholdText() {
	}

	/** Whether a text sets the threshold. */
	static boolean sets(String text, String name) {
		return text.lines().map(NAME::matcher).anyMatch((line) -> line.matches() && line.group(1).equals(name));
	}

	/**
	 * The text with another value of a threshold.
	 * @throws NotFound when the text does not set it
	 */
	static String with(String text, String name, String value) {
		List<String> lines = new ArrayList<>();
		boolean inside = false;
		boolean set = false;
		for (String line : text.lines().toList()) {
			Matcher named = NAME.matcher(line);
			inside = named.matches() ? named.group(1).equals(name) : inside;
			Matcher valued = VALUE.matcher(line);
			boolean here = inside && valued.matches();
			set |= here;
			lines.add(here ? valued.group(1) + value + valued.group(2) : line);
		}
		if (!set) {
			throw new NotFound("threshold", name);
		}
		return String.join("\n", lines) + "\n";
	}

}
