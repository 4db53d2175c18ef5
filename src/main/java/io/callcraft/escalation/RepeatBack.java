package io.callcraft.escalation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.callcraft.shared.Competency;
import org.jspecify.annotations.Nullable;

/**
 * Compares an objective in the rep's own words with what was agreed (R43, B8): skill, how
 * often a call, and on how many calls or for how long. It finds what a careful listener
 * would ask about; it refuses nothing.
 */
final class RepeatBack {

	private static final String NUMBER = "\\d+|twenty-five|once|twice|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
			+ "twelve|fifteen|twenty";

	private static final Pattern CALLS = pattern(
			"\\b(" + NUMBER + ")\\b(?:[^.;\\d]{0,14})?\\b(?:calls?|callers?|customers?)\\b");

	private static final Pattern HOURS = pattern(
			"\\b(\\d+[.,]\\d|" + NUMBER + "|half an?)\\b( and a half)? ?(?:hours?|hrs?)\\b");

	private static final Pattern TIMES = pattern("\\b(once|twice|(?:" + NUMBER + ") times)\\b|\\b(" + NUMBER
			+ ") (?:(?!call)[a-z ]){2,30}?\\b(?:on|per|in) (?:each|every)");

	/** Words of titles that say nothing about the skill. */
	private static final Set<String> LITTLE = Set.of("with", "from", "what", "like", "make", "sound", "someone",
			"caller", "call", "right", "alone", "caller's", "likes", "comfortable", "further");

	private static final int STEM = 5;

	private final String words;

	private final EvidenceWindow agreed;

	private final @Nullable Double hours;

	private final List<Difference> differences = new ArrayList<>();

	private RepeatBack(Map<String, Object> form, EvidenceWindow agreed) {
		this.words = CaseMoves.text(form, "repeatBack");
		this.agreed = agreed;
		this.hours = (form.get("hours") instanceof Number given) ? given.doubleValue() : null;
	}

	/**
	 * What was said back, in order, with what differs from the objective.
	 * @param form the objective as it was agreed, with {@code repeatBack}
	 * @param agreed what is counted by it
	 * @return empty when nothing was said back
	 */
	static List<Objective.Said> read(Map<String, Object> form, EvidenceWindow agreed) {
		RepeatBack back = new RepeatBack(form, agreed);
		if (back.words.isEmpty()) {
			return List.of();
		}
		back.skills();
		back.howMany();
		back.howOften();
		return back.said();
	}

	private void skills() {
		for (String skill : this.agreed.skillList()) {
			if (names(skill).isEmpty()) {
				String title = Skills.title(skill);
				Arrays.stream(Competency.values())
					.map(Competency::name)
					.filter((other) -> !this.agreed.skillList().contains(other))
					.flatMap((other) -> names(other).stream())
					.findFirst()
					.ifPresentOrElse((other) -> differs(other, "another skill was agreed: " + title),
							() -> leavesOut("does not name the skill: " + title));
			}
		}
	}

	private void howMany() {
		if (this.agreed.calls == 0) {
			howLong();
			return;
		}
		// "one transition on each of the next ten calls": the number nearest to the calls
		last(CALLS).ifPresentOrElse((calls) -> {
			int said = Numbers.read(calls.group(1).toLowerCase(Locale.ROOT));
			if (said != this.agreed.calls) {
				differs(calls, "says " + said + " calls; " + this.agreed.calls + " were agreed");
			}
		}, () -> leavesOut("does not say on how many calls: " + this.agreed.calls));
	}

	private void howLong() {
		last(HOURS).ifPresentOrElse((time) -> {
			double said = hours(time.group(1).toLowerCase(Locale.ROOT), time.group(2) != null);
			if (this.hours != null && said != this.hours) {
				differs(time, "says " + figure(said) + " h; " + figure(this.hours) + " h were agreed");
			}
		}, () -> leavesOut("does not say for how long"));
	}

	private static double hours(String word, boolean andHalf) {
		double whole = word.startsWith("half") ? 0.5
				: word.matches("\\d+[.,]\\d") ? Double.parseDouble(word.replace(',', '.')) : Numbers.read(word);
		return whole + (andHalf ? 0.5 : 0);
	}

	private static String figure(double hours) {
		return (hours == Math.rint(hours)) ? String.valueOf((long) hours) : String.valueOf(hours);
	}

	private void howOften() {
		Matcher times = TIMES.matcher(this.words);
		if (times.find()) {
			String number = (times.group(1) != null) ? times.group(1).replaceFirst("(?i) times", "") : times.group(2);
			int said = Numbers.read(number.toLowerCase(Locale.ROOT));
			if (said != this.agreed.perCall) {
				differs(times, "says " + said + " times a call; " + this.agreed.perCall + " was agreed");
			}
		}
		else if (this.agreed.perCall > 1) {
			leavesOut("does not say how often on each call: " + this.agreed.perCall);
		}
	}

	/** Where a word of the skill's name or title comes up, in any form. */
	private Optional<MatchResult> names(String skill) {
		return Stream
			.concat(Arrays.stream(skill.toLowerCase(Locale.ROOT).split("_")),
					Arrays.stream(Skills.title(skill).toLowerCase(Locale.ROOT).split("[^a-z']+")))
			.filter((word) -> word.length() > 3 && !LITTLE.contains(word))
			.map((word) -> word.substring(0, Math.min(STEM, word.length())))
			.flatMap((stem) -> pattern("\\b" + Pattern.quote(stem) + "[a-z]*").matcher(this.words).results())
			.findFirst();
	}

	private Optional<MatchResult> last(Pattern pattern) {
		return pattern.matcher(this.words).results().reduce((first, second) -> second);
	}

	private void differs(MatchResult where, String how) {
		this.differences.add(new Difference(where.start(), where.end(), how));
	}

	private void leavesOut(String what) {
		this.differences.add(new Difference(this.words.length(), this.words.length(), what));
	}

	/** The words cut where something differs; what they leave out comes last. */
	private List<Objective.Said> said() {
		this.differences.sort(Comparator.comparingInt(Difference::from));
		List<Objective.Said> said = new ArrayList<>();
		int done = 0;
		for (Difference difference : this.differences) {
			if (difference.from() > done) {
				said.add(new Objective.Said(this.words.substring(done, difference.from()), null));
			}
			// two things may differ in the same words
			said.add(new Objective.Said(
					this.words.substring(Math.max(done, difference.from()), Math.max(done, difference.to())),
					difference.how()));
			done = Math.max(done, difference.to());
		}
		if (done < this.words.length()) {
			said.add(new Objective.Said(this.words.substring(done), null));
		}
		return said;
	}

	private static Pattern pattern(String regex) {
		return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	}

	/**
	 * Something that differs.
	 *
	 * @param from where in the words, up to {@code to}; at their end where it is left out
	 */
	private record Difference(int from, int to, String how) {
	}

}
