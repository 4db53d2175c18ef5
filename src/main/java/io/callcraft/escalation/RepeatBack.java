package io.callcraft.escalation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares an objective in the rep's own words with what was agreed (R43, B8): skill, how
 * often a call, and on how many calls. It finds what a careful listener would ask about;
 * it refuses nothing.
 */
final class RepeatBack {

	private static final String NUMBER = "\\d+|twenty-five|once|twice|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
			+ "twelve|fifteen|twenty";

	private static final Pattern CALLS = Pattern
		.compile("\\b(" + NUMBER + ")\\b(?:[^.;\\d]{0,14})?\\b(?:calls?|callers?|customers?)\\b");

	private static final Pattern HOURS = Pattern
		.compile("\\b(" + NUMBER + "|half an?)\\b(?: and a half)? ?(?:hours?|hrs?)\\b");

	private static final Pattern TIMES = Pattern.compile("\\b(once|twice|(?:" + NUMBER + ") times)\\b|\\b(" + NUMBER
			+ ") (?:(?!call)[a-z ]){2,30}?\\b(?:on|per|in) (?:each|every)");

	/** Words of titles that say nothing about the skill. */
	private static final Set<String> LITTLE = Set.of("with", "from", "what", "like", "make", "sound", "someone",
			"caller", "call", "right", "alone", "caller's", "likes", "comfortable", "further");

	private static final int STEM = 5;

	private RepeatBack() {
	}

	/**
	 * What the words leave out or say otherwise; empty when they say the same.
	 * @param words the objective as the rep put it
	 * @param agreed the objective
	 */
	static List<String> differences(String words, EvidenceWindow agreed) {
		String said = words.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
		List<String> differences = new ArrayList<>();
		for (String skill : agreed.skillList()) {
			if (!names(said, skill)) {
				differences.add("does not name the skill: " + Skills.title(skill));
			}
		}
		howMany(said, agreed, differences);
		howOften(said, agreed, differences);
		return differences;
	}

	private static void howMany(String said, EvidenceWindow agreed, List<String> differences) {
		if (agreed.calls == 0) {
			if (!HOURS.matcher(said).find()) {
				differences.add("does not say for how long");
			}
			return;
		}
		// "one transition on each of the next ten calls": the number nearest to the calls
		Matcher calls = CALLS.matcher(said);
		int last = -1;
		while (calls.find()) {
			last = Numbers.read(calls.group(1));
		}
		if (last < 0) {
			differences.add("does not say on how many calls: " + agreed.calls);
		}
		else if (last != agreed.calls) {
			differences.add("says " + last + " calls; " + agreed.calls + " were agreed");
		}
	}

	private static void howOften(String said, EvidenceWindow agreed, List<String> differences) {
		Matcher times = TIMES.matcher(said);
		if (times.find()) {
			String number = (times.group(1) != null) ? times.group(1).replace(" times", "") : times.group(2);
			if (Numbers.read(number) != agreed.perCall) {
				differences.add("says " + Numbers.read(number) + " times a call; " + agreed.perCall + " was agreed");
			}
		}
		else if (agreed.perCall > 1) {
			differences.add("does not say how often on each call: " + agreed.perCall);
		}
	}

	/** Whether a word of the skill's name or title comes up, in any form. */
	private static boolean names(String said, String skill) {
		return Stream
			.concat(Arrays.stream(skill.toLowerCase(Locale.ROOT).split("_")),
					Arrays.stream(Skills.title(skill).toLowerCase(Locale.ROOT).split("[^a-z']+")))
			.filter((word) -> word.length() > 3 && !LITTLE.contains(word))
			.map((word) -> word.substring(0, Math.min(STEM, word.length())))
			.anyMatch((stem) -> Pattern.compile("\\b" + Pattern.quote(stem)).matcher(said).find());
	}

}
