package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.callcraft.shared.Milestone;

/**
 * What is doubtful about rules that are correct one by one: one that another makes
 * needless, a milestone that none of them reads, a disadvantage drawn from a raw rate.
 */
final class RuleAdvice {

	/**
	 * A pattern without blanks, such as {@code $m:MilestoneStanding(counted>=$counted)}.
	 */
	private static final Pattern FACT = Pattern.compile("(?:[\\w$]+:)?([A-Z]\\w*)\\(");

	private static final Pattern BEYOND_FACTS = Pattern
		.compile("(^|[)(])(not|exists|forall|eval|accumulate|or|from)\\b");

	private static final Pattern MILESTONE = Pattern.compile("milestone==Milestone\\.(\\w+)");

	private static final Pattern RAW_RATE = Pattern.compile("rate\\.value<=?");

	private final Terms terms;

	private final Problems problems;

	RuleAdvice(Terms terms, Problems problems) {
		this.terms = terms;
		this.problems = problems;
	}

	void give(List<RuleSource> rules) {
		for (RuleSource rule : rules) {
			rules.stream()
				.filter((other) -> isNeedlessBeside(rule, other))
				.findFirst()
				.ifPresent((other) -> this.problems.warning(rule.file(), rule.line(),
						"Rule \"" + rule.name() + "\" adds nothing: \"" + other.name()
								+ "\" concludes the same on fewer conditions, whenever this one does"));
			adviseOnRate(rule);
		}
		adviseOnMilestones(rules);
	}

	/** Whether all that the other rule asks for is among what this one asks for. */
	private static boolean isNeedlessBeside(RuleSource rule, RuleSource other) {
		if (rule == other || rule.conditions().equals(other.conditions())
				|| !rule.consequence().equals(other.consequence())) {
			return false;
		}
		Set<String> asked = conditions(rule);
		Set<String> lessAsked = conditions(other);
		return !lessAsked.isEmpty() && asked.size() > lessAsked.size() && asked.containsAll(lessAsked);
	}

	/**
	 * Each condition with the type of its fact; none where the rule says more than which
	 * facts there are.
	 */
	private static Set<String> conditions(RuleSource rule) {
		String text = rule.conditions();
		Set<String> conditions = new HashSet<>();
		if (BEYOND_FACTS.matcher(text).find()) {
			return conditions;
		}
		Matcher fact = FACT.matcher(text);
		int at = 0;
		while (at < text.length() && fact.find(at) && fact.start() == at) {
			int end = closing(text, fact.end());
			conditions.add(fact.group());
			parts(text.substring(fact.end(), end)).forEach((part) -> conditions.add(fact.group(1) + ":" + part));
			at = end + 1;
		}
		return (at >= text.length()) ? conditions : new HashSet<>();
	}

	private static int closing(String text, int from) {
		int depth = 1;
		for (int i = from; i < text.length(); i++) {
			depth += (text.charAt(i) == '(') ? 1 : (text.charAt(i) == ')') ? -1 : 0;
			if (depth == 0) {
				return i;
			}
		}
		return text.length();
	}

	private static List<String> parts(String constraints) {
		List<String> parts = new ArrayList<>();
		int depth = 0;
		int start = 0;
		for (int i = 0; i <= constraints.length(); i++) {
			char c = (i < constraints.length()) ? constraints.charAt(i) : ',';
			depth += (c == '(') ? 1 : (c == ')') ? -1 : 0;
			if (c == ',' && (depth == 0 || i == constraints.length())) {
				if (i > start) {
					parts.add(constraints.substring(start, i));
				}
				start = i + 1;
			}
		}
		return parts;
	}

	private void adviseOnRate(RuleSource rule) {
		boolean disadvantage = this.terms.vocabulary()
			.verdicts()
			.stream()
			.filter((type) -> type.isAnnotationPresent(PutsAtDisadvantage.class))
			.anyMatch((type) -> rule.consequence().contains("new" + type.getSimpleName() + "("));
		if (disadvantage && RAW_RATE.matcher(rule.conditions()).find() && !rule.conditions().contains("upper95")) {
			this.problems.warning(rule.file(), rule.line(), "Rule \"" + rule.name()
					+ "\" puts somebody at a disadvantage on a raw rate, which may be chance: read rate.upper95, the "
					+ "end of the interval that favours them");
		}
	}

	/** Only where rules name milestones at all, and none takes them as they come. */
	private void adviseOnMilestones(List<RuleSource> rules) {
		Set<String> read = new TreeSet<>();
		RuleSource named = null;
		for (RuleSource rule : rules) {
			Matcher milestone = MILESTONE.matcher(rule.conditions());
			boolean any = false;
			while (milestone.find()) {
				read.add(milestone.group(1));
				any = true;
			}
			if (!any && rule.conditions().contains("MilestoneStanding(")) {
				return;
			}
			named = (any && named == null) ? rule : named;
		}
		String missing = Arrays.stream(Milestone.values())
			.map(Milestone::name)
			.filter((name) -> !read.contains(name))
			.collect(Collectors.joining(", "));
		if (named != null && !missing.isEmpty()) {
			this.problems.warning(named.file(), named.line(), "No rule of this decision reads " + missing);
		}
	}

}
