package io.callcraft.escalation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads off a written plan what can be read without understanding it; a supervisor does
 * the understanding.
 */
final class PlanReading {

	private static final Pattern COUNT = Pattern
		.compile("\\b(\\d+|once|twice|one|two|three|four|five|six|seven|eight|nine|ten|every|each|all|daily)\\b");

	private static final Pattern DATE = Pattern
		.compile("\\b(today|tonight|tomorrow|now|immediately|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
				+ "this week|next week|this shift|next shift|from .*on|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}|"
				+ "january|february|march|april|may \\d|june|july|august|september|october|november|december)\\b");

	private static final Pattern EVERY_CALL = Pattern.compile("\\b(every|each|all)( of| my| the)* calls?\\b");

	private static final Pattern ACTION = Pattern
		.compile("\\b(i will|i'll|i shall|i am going to|i'm going to|i plan to|will)\\b");

	private PlanReading() {
	}

	/** The newest plan beside the earlier ones. */
	static PlanText of(List<Map<String, Object>> forms) {
		List<String> plans = forms.stream()
			.map((form) -> CaseMoves.text(form, "plan").toLowerCase(Locale.ROOT).replace('’', '\''))
			.toList();
		String plan = plans.isEmpty() ? "" : plans.get(plans.size() - 1);
		List<String> earlier = plans.isEmpty() ? List.of() : plans.subList(0, plans.size() - 1);
		boolean repeats = earlier.stream().anyMatch((other) -> addsLittle(plan, other));
		return new PlanText((int) ACTION.matcher(plan).results().count(), COUNT.matcher(plan).find(),
				DATE.matcher(plan).find(), EVERY_CALL.matcher(plan).find(), words(plan).size(), earlier.size(),
				repeats);
	}

	/** Whether fewer than a fifth of the plan's words are new. */
	private static boolean addsLittle(String plan, String other) {
		Set<String> mine = words(plan);
		Set<String> added = new HashSet<>(mine);
		added.removeAll(words(other));
		return !mine.isEmpty() && added.size() * 5 < mine.size();
	}

	private static Set<String> words(String text) {
		return Arrays.stream(text.split("[^\\p{L}\\p{N}']+"))
			.filter((word) -> !word.isEmpty())
			.collect(Collectors.toSet());
	}

}
