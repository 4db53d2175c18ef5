package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

	private static final Pattern MILESTONE = Pattern.compile("milestone==Milestone\\.(\\w+)");

	private static final Pattern RAW_RATE = Pattern.compile("rate\\.value<=?");

	private final Terms terms;

	private final Problems problems;

	RuleAdvice(Terms terms, Problems problems) {
		this.terms = terms;
		this.problems = problems;
	}

	void give(List<RuleSource> rules) {
		rules.forEach(this::adviseOnRate);
		adviseOnCopies(rules);
		adviseOnMilestones(rules);
	}

	/** Names each rule that asks for what another one does, or for more of it. */
	private void adviseOnCopies(List<RuleSource> rules) {
		Map<String, List<RuleSource>> asking = new HashMap<>();
		Map<String, List<RuleSource>> concluding = new HashMap<>();
		for (RuleSource rule : rules) {
			List<RuleSource> alike = asking.computeIfAbsent(rule.shape().fingerprint(), (any) -> new ArrayList<>());
			alike.stream()
				.filter((other) -> asksTheSame(rule, other))
				.findFirst()
				.ifPresent((other) -> this.problems.warning(rule.file(), rule.line(),
						"This rule has the same conditions as " + place(other)
								+ (rule.shape().conclusion().equals(other.shape().conclusion()) ? ""
										: ", but concludes something else: both apply at once")));
			alike.add(rule);
			concluding.computeIfAbsent(rule.shape().conclusion(), (any) -> new ArrayList<>()).add(rule);
		}
		concluding.values().forEach(this::adviseOnShadows);
	}

	private static boolean asksTheSame(RuleSource rule, RuleSource other) {
		return rule.conditions().equals(other.conditions())
				|| rule.shape().appliesWhenever(other.shape()) && other.shape().appliesWhenever(rule.shape());
	}

	private void adviseOnShadows(List<RuleSource> concludingAlike) {
		for (RuleSource rule : concludingAlike) {
			concludingAlike.stream()
				.filter((other) -> rule != other && other.shape().saysWhatIsSaidBy(rule.shape())
						&& !asksTheSame(rule, other))
				.findFirst()
				.ifPresent((other) -> this.problems.warning(rule.file(), rule.line(),
						"Rule \"" + rule.name() + "\" adds nothing: " + place(other)
								+ ", concludes the same on fewer or weaker conditions, whenever this one does"));
		}
	}

	private static String place(RuleSource rule) {
		return "\"" + rule.name() + "\" in " + rule.file() + ", line " + rule.line();
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
