package io.callcraft.decisions;

import java.util.List;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.PolicyProblem;
import io.callcraft.shared.Rate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rules that are correct one by one and doubtful together.
 */
public class RuleAdviceTests {

	private static final Vocabulary VOCABULARY = new Vocabulary("trial", List.of(MilestoneStanding.class),
			List.of(Enter.class, Note.class), List.of(Milestone.class, Rate.class));

	/** A fact. */
	public record MilestoneStanding(Milestone milestone, Rate rate, int counted, double limit) {
	}

	/** A verdict that nobody wants to hear. */
	@PutsAtDisadvantage
	public record Enter(String reason) {
	}

	/** A verdict that does no harm. */
	public record Note(String reason) {
	}

	@Test
	void a_rule_that_another_with_fewer_conditions_makes_needless_is_named() {
		assertThat(advice(rule("A", "MilestoneStanding( counted > 3, rate.upper95 < limit )", "Note"),
				rule("B", "MilestoneStanding( rate.upper95 < limit )", "Note")))
			.singleElement()
			.satisfies((problem) -> {
				assertThat(problem.reason()).contains("\"A\" adds nothing").contains("\"B\"");
				assertThat(problem.line()).isEqualTo(1);
			});
	}

	@Test
	void rules_that_conclude_something_else_or_ask_for_something_else_are_left_alone() {
		assertThat(advice(rule("A", "MilestoneStanding( counted > 3, rate.upper95 < limit )", "Note"),
				rule("B", "MilestoneStanding( rate.upper95 < limit )", "Enter"),
				rule("C", "MilestoneStanding( counted > 2 )", "Note"),
				rule("D", "not MilestoneStanding( rate.upper95 < limit )", "Note")))
			.isEmpty();
	}

	@Test
	void a_disadvantage_drawn_from_a_raw_rate_is_doubted() {
		assertThat(advice(rule("A", "MilestoneStanding( rate.value < limit )", "Enter"))).singleElement()
			.satisfies((problem) -> assertThat(problem.reason()).contains("raw rate", "upper95"));
		assertThat(advice(rule("A", "MilestoneStanding( rate.value < limit )", "Note"))).isEmpty();
		assertThat(advice(rule("A", "MilestoneStanding( rate.value < limit, rate.upper95 < limit )", "Enter")))
			.isEmpty();
	}

	@Test
	void milestones_that_no_rule_reads_are_named() {
		String lead = rule("A", "MilestoneStanding( milestone == Milestone.LEAD, rate.upper95 < limit )", "Note");

		assertThat(advice(lead)).singleElement()
			.satisfies((problem) -> assertThat(problem.reason()).contains("DISCOVERY", "COMMITMENT")
				.doesNotContain("LEAD"));
		assertThat(advice(lead, rule("B", "MilestoneStanding( counted > 3 )", "Note"))).isEmpty();
	}

	private static List<PolicyProblem> advice(String... rules) {
		try (RuleBooks books = Trial.books(VOCABULARY)) {
			Compilation compilation = books.compile(Trial.files("a.drl", String.join("", rules)));
			assertThat(Trial.errors(compilation)).isEmpty();
			return compilation.problems()
				.stream()
				.filter((problem) -> !problem.reason().startsWith("No scenario"))
				.toList();
		}
	}

	private static String rule(String name, String condition, String verdict) {
		return "rule \"" + name + "\"\nwhen\n  " + condition + "\nthen\n  insert( new " + verdict
				+ "( \"because\" ) );\nend\n";
	}

}
