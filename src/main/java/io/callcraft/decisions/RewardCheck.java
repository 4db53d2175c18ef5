package io.callcraft.decisions;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.callcraft.shared.Milestone;

/**
 * Whether every rule that rewards somebody names the milestone that it rewards, and looks
 * for it (R13). A milestone counts where it is met on the call, or where the rule takes
 * it from a fact that has one, such as an improvement.
 */
final class RewardCheck {

	private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");

	/** What would let a rule apply although the milestone is not met. */
	private static final Pattern BEYOND_FACTS = Pattern
		.compile("(^|[)(])(not|exists|forall|eval|accumulate|or|from)(?=[A-Z(])");

	private static final Pattern NAMED = Pattern.compile("Milestone\\.(\\w+)");

	private static final Pattern TAKEN = Pattern.compile("([\\w$]+)\\.milestone\\(\\)");

	private RewardCheck() {
	}

	static void check(Terms terms, List<RuleSource> rules, Problems problems) {
		List<Class<?>> rewards = terms.vocabulary()
			.verdicts()
			.stream()
			.filter((type) -> type.isAnnotationPresent(Rewards.class))
			.toList();
		for (RuleSource rule : rules) {
			for (Class<?> reward : rewards) {
				Matcher given = Pattern.compile("new" + reward.getSimpleName() + "\\(([^,]*),")
					.matcher(TEXT.matcher(rule.consequence()).replaceAll("\"\""));
				while (given.find()) {
					problemWith(rule, given.group(1))
						.ifPresent((reason) -> problems.error(rule.file(), rule.line(), reason));
				}
			}
		}
	}

	private static Optional<String> problemWith(RuleSource rule, String rewarded) {
		String conditions = TEXT.matcher(rule.conditions()).replaceAll("\"\"");
		Matcher named = NAMED.matcher(rewarded);
		Matcher taken = TAKEN.matcher(rewarded);
		if (taken.matches()) {
			return Optional.empty();
		}
		if (!named.matches()) {
			return Optional.of("Rule \"" + rule.name() + "\" does not name the milestone that it rewards: it is one of "
					+ Arrays.toString(Milestone.values()) + ", or that of an improvement");
		}
		if (BEYOND_FACTS.matcher(conditions).find() || !asksFor(conditions, named.group(1))) {
			return Optional.of("Rule \"" + rule.name() + "\" rewards " + named.group(1)
					+ " without making sure that it was met: milestones and improvements are rewarded, never activity");
		}
		return Optional.empty();
	}

	/** Whether a pattern has the milestone among its constraints, on its own. */
	private static boolean asksFor(String conditions, String milestone) {
		return Arrays.stream(Milestone.values())
			.filter((known) -> known.name().equals(milestone))
			.anyMatch((known) -> Pattern.compile("(\\w\\(|,)" + known.key() + "==Outcome\\.MET[,)]")
				.matcher(conditions)
				.find());
	}

}
