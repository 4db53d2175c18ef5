package io.callcraft.escalation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads off a written plan what can be read without understanding it (B8); a supervisor
 * does the understanding. It never decides.
 */
final class PlanReading {

	private static final String NUMBER = "(?:\\d+|once|twice|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)";

	private static final Pattern DATE = Pattern.compile(
			"\\b(?:(?:from |starting |beginning |as of )?(?:today|tonight|tomorrow|now on|immediately)|starting now|"
					+ "(?:from |starting |on |as of |until |by )?(?:next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: on(?:wards)?)?|"
					+ "(?:this|next) (?:week|shift|morning|afternoon|evening)|at \\d{1,2}(?::\\d{2})?(?: ?[ap]m)?|"
					+ "\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}\\.?|(?:\\d{1,2}(?:st|nd|rd|th)? )?(?:january|february|march|april|june|"
					+ "july|august|september|october|november|december)(?: \\d{1,2}(?:st|nd|rd|th)?)?|may \\d{1,2})\\b");

	private static final Pattern EVERY_CALL = Pattern
		.compile("\\b(?:every|each|all)(?: single)?(?: one)?(?: of)?(?: my| the| these)?(?: next)?(?: " + NUMBER
				+ ")? (?:calls?|customers?|callers?)\\b|\\b(?:calls?|callers?|customers?),? every time\\b");

	private static final Pattern SHARE = Pattern.compile("\\b(" + NUMBER
			+ ") (?:of|out of|on my next|on the next) (?:every |each |my |the )?(?:next |last )?(" + NUMBER + ")\\b");

	private static final Pattern PERCENT = Pattern.compile("\\b(\\d{1,3}) ?(?:%|percent|per cent)");

	/** A figure that measures something; pronouns such as "this one" do not. */
	private static final Pattern COUNT = Pattern.compile(
			"(?<!this |that |every |each |single |no |which )\\b" + NUMBER + "\\b(?! day\\b| of these\\b| more thing)");

	/** What somebody beside the rep could see or hear. */
	private static final Pattern ACTION = Pattern.compile(
			"\\b(?:ask|use|offer|make|name|say|tell|explain|propose|recommend|suggest|write|note|log|tally|count|mark|"
					+ "read|repeat|confirm|close|end|let|check|practi[cs]e|role-?play|shadow|sit|record|bring|show|summari[sz]e|"
					+ "thank|present|mention|greet|open|stop|stay|put|keep|text|arrive|pose|send|listen to|hand|call back|describe)\\b");

	/** Actions that nobody could see, whatever verb begins them. */
	private static final Pattern INVISIBLE = Pattern
		.compile("\\b(?:make (?:more )?(?:of )?an? (?:real )?effort|make an effort|put (?:more|some) (?:energy|effort)|"
				+ "show (?:more )?(?:effort|interest|will)|keep (?:trying|it in mind|that in mind)|stay (?:positive|motivated|focused)|"
				+ "let (?:you|it)|open up|use my|ask more|offer more|say more)\\b");

	private static final Pattern HEDGE = Pattern
		.compile("\\b(?:try|trying|hope|hopefully|maybe|perhaps|might|could|should be able|probably|do my best|aim to|"
				+ "if (?:there is|there's|i|it|my|possible|the|they)|when(?:ever)? (?:i can|it|possible|there)|where possible|unless|"
				+ "as often as|from time to time|sometimes|soon|eventually|at some point|one day|some day|someday|see how|"
				+ "sort of|kind of|more or less|now and then|we'll see|i'll see)\\b");

	private static final Pattern NEGATED = Pattern.compile("\\b(?:not|won't|don't|never|cannot|can't|no longer)\\b");

	private static final Pattern OTHERS = Pattern
		.compile("\\b(?:we|we'll|you|you'll|they|my supervisor|my coach|the team|somebody|someone)"
				+ "(?: both| all)?(?: will| can| should| shall| need| must| are going)\\b|\\bwe'll\\b|\\byou'll\\b");

	private static final Pattern QUOTED = Pattern.compile("[\"“].{6,}?[\"”]");

	private static final Set<String> LITTLE = Set.of("i", "i'll", "will", "a", "an", "the", "on", "in", "of", "to",
			"and", "from", "my", "it", "is", "that", "this", "plan", "like", "said", "already", "told", "you", "really",
			"promise", "no", "excuses", "now", "okay", "as", "at", "with", "me", "so", "then", "be", "am", "going",
			"starting", "beginning");

	private PlanReading() {
	}

	/** The newest plan beside the earlier ones, oldest first. */
	static PlanText of(List<String> plans) {
		List<String> texts = plans.stream().map(PlanReading::plain).toList();
		String plan = texts.isEmpty() ? "" : texts.get(texts.size() - 1);
		List<String> earlier = texts.isEmpty() ? List.of() : texts.subList(0, texts.size() - 1);
		int actions = actions(plan);
		return new PlanText(actions, counts(plan) > 0, DATE.matcher(plan).find(), coverage(plan) == 100,
				words(plan).size(), earlier.size(), earlier.stream().anyMatch((other) -> addsLittle(plan, other)),
				HEDGE.matcher(plan).find(), count(OTHERS, plan) > 0 && count(OTHERS, plan) >= actions, definite(plan),
				earlier.stream().mapToInt(PlanReading::definite).max().orElse(0), coverage(plan));
	}

	private static String plain(String plan) {
		return plan.toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("\\s+", " ").strip();
	}

	/** Each kind of action counts once. */
	private static int actions(String plan) {
		Set<String> seen = new HashSet<>();
		for (String clause : plan.split("[.;:!?\\n]|, | and | then ")) {
			String visible = INVISIBLE.matcher(clause).replaceAll(" ");
			Matcher action = ACTION.matcher(visible);
			if (action.find() && isTheReps(clause) && !NEGATED.matcher(clause).find()) {
				seen.add(action.group());
			}
		}
		return seen.size();
	}

	/** An action begins with the rep, or with nobody, as an item of a list does. */
	private static boolean isTheReps(String clause) {
		return !OTHERS.matcher(clause).find();
	}

	private static int counts(String plan) {
		return count(COUNT, DATE.matcher(plan).replaceAll(" "));
	}

	/** The share of calls that the plan covers, in percent. */
	private static int coverage(String plan) {
		if (EVERY_CALL.matcher(plan).find()) {
			return 100;
		}
		Matcher share = SHARE.matcher(plan);
		if (share.find()) {
			int of = Numbers.read(share.group(2));
			return (of > 0) ? Math.min(100, 100 * Numbers.read(share.group(1)) / of) : 0;
		}
		Matcher percent = PERCENT.matcher(plan);
		return percent.find() ? Math.min(100, Integer.parseInt(percent.group(1))) : 0;
	}

	/** Each thing that can be checked afterwards is worth one, the whole of calls two. */
	private static int definite(String plan) {
		int coverage = coverage(plan);
		return actions(plan) + Math.min(3, counts(plan)) + (DATE.matcher(plan).find() ? 1 : 0)
				+ ((coverage == 100) ? 2 : (coverage >= 50) ? 1 : 0) + (QUOTED.matcher(plan).find() ? 1 : 0);
	}

	/** Whether fewer than a fifth of the plan's words are new. */
	private static boolean addsLittle(String plan, String other) {
		Set<String> mine = words(plan);
		mine.removeAll(LITTLE);
		Set<String> added = new HashSet<>(mine);
		added.removeAll(words(other));
		return added.size() * 5 < mine.size();
	}

	private static int count(Pattern pattern, String text) {
		return (int) pattern.matcher(text).results().count();
	}

	private static Set<String> words(String text) {
		return Arrays.stream(text.split("[^\\p{L}\\p{N}']+"))
			.filter((word) -> !word.isEmpty())
			.collect(Collectors.toCollection(HashSet::new));
	}

}
