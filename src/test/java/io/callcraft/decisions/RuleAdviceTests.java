package io.callcraft.decisions;

import java.util.List;
import java.util.stream.Stream;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.PolicyProblem;
import io.callcraft.shared.Rate;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Rules that are correct one by one and doubtful together.
 */
public class RuleAdviceTests {

	static final Vocabulary VOCABULARY = new Vocabulary("trial", List.of(MilestoneStanding.class, Absence.class),
			List.of(Enter.class, Note.class), List.of(Milestone.class, Rate.class));

	/** A fact. */
	public record MilestoneStanding(Milestone milestone, Rate rate, int counted, double limit) {
	}

	/** Another fact. */
	public record Absence(Milestone milestone, String kind, int days) {
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
				rule("C", "MilestoneStanding( counted < 2 )", "Note"),
				rule("D", "not MilestoneStanding( rate.upper95 < limit )", "Note")))
			.isEmpty();
	}

	@Test
	void rules_that_ask_for_the_same_and_conclude_something_else_are_said_to_apply_at_once() {
		assertThat(advice(rule("A", "MilestoneStanding( rate.upper95 < limit )", "Note"),
				rule("B", "MilestoneStanding( limit > rate.upper95 )", "Enter")))
			.extracting((problem) -> problem.line() + ": " + problem.reason())
			.containsExactly("7: This rule has the same conditions as \"A\" in rules/trial/a.drl, line 1,"
					+ " but concludes something else: both apply at once");
	}

	@ParameterizedTest
	@MethodSource("same")
	void rules_that_ask_for_the_same_in_other_words_are_named(String one, String other) {
		assertThat(copies(one, other)).singleElement(InstanceOfAssertFactories.STRING)
			.isEqualTo("7: This rule has the same conditions as \"One\" in rules/trial/a.drl, line 1");
	}

	static Stream<Arguments> same() {
		return Stream.of(
				arguments("$m : MilestoneStanding( counted > 3 ) then $m.milestone().name()",
						"MilestoneStanding( $x : milestone, counted > 3 ) then $x.name()"),
				arguments("MilestoneStanding( counted > 3, limit < 1 )", "MilestoneStanding( limit < 1, counted > 3 )"),
				arguments("MilestoneStanding( counted > 3 ) Absence( days > 2 )",
						"Absence( days > 2 ) MilestoneStanding( counted > 3 )"),
				arguments("MilestoneStanding( counted > 3 )", "MilestoneStanding( 3 < counted )"),
				arguments("MilestoneStanding( rate.upper95 < limit )", "MilestoneStanding( limit > rate.upper95 )"),
				arguments("MilestoneStanding( counted > 3, limit < 1 )",
						"MilestoneStanding( counted > 3 && limit < 1 )"),
				arguments("MilestoneStanding( counted > 3 )", "MilestoneStanding( ( counted > 3 ) /* , days */ )"),
				arguments("MilestoneStanding( $m : milestone ) Absence( milestone == $m )",
						"$a : Absence() MilestoneStanding( milestone == $a.milestone )"),
				arguments("MilestoneStanding( $m : milestone ) not Absence( milestone == $m )",
						"$s : MilestoneStanding() not Absence( $s.milestone == milestone )"),
				arguments("MilestoneStanding( $m : milestone ) exists Absence( days > 3, milestone == $m )",
						"MilestoneStanding( $o : milestone ) and exists Absence( milestone == $o, 3 < days )"),
				arguments("Threshold( name == \"entry.evidence\", $e : value ) MilestoneStanding( counted > $e )",
						"$c : MilestoneStanding() Threshold( name == \"entry.evidence\", value < $c.counted )"),
				arguments("MilestoneStanding( counted > 3 ) or Absence( days > 3 )",
						"MilestoneStanding( counted > 3 ) or Absence( days > 3 )"));
	}

	@ParameterizedTest
	@MethodSource("weaker")
	void a_rule_that_a_weaker_one_makes_needless_is_named(String rule, String weaker) {
		assertThat(copies(rule, weaker)).singleElement(InstanceOfAssertFactories.STRING)
			.startsWith("1: Rule \"One\" adds nothing: \"Other when it is\" in rules/trial/a.drl, line 7");
		assertThat(copies(weaker, rule)).singleElement(InstanceOfAssertFactories.STRING)
			.startsWith("7: Rule \"Other when it is\" adds nothing: \"One\" in rules/trial/a.drl, line 1");
	}

	static Stream<Arguments> weaker() {
		return Stream.of(arguments("MilestoneStanding( counted > 5 )", "MilestoneStanding( counted > 3 )"),
				arguments("MilestoneStanding( counted >= 5 )", "MilestoneStanding( 4 < counted )"),
				arguments("MilestoneStanding( counted == 5 )", "MilestoneStanding( counted >= 5 )"),
				arguments("MilestoneStanding( counted == 5 )", "MilestoneStanding( counted != 4 )"),
				arguments("MilestoneStanding( limit < 0.5 )", "MilestoneStanding( limit <= 0.5 )"),
				arguments("MilestoneStanding( limit < -1 )", "MilestoneStanding( limit < 1 )"),
				arguments("MilestoneStanding( rate.upper95 < limit )", "MilestoneStanding( limit >= rate.upper95 )"),
				arguments("Absence( kind == \"ill\" )", "Absence( kind in ( \"ill\", \"late\" ) )"),
				arguments("Absence( kind in ( \"ill\", \"late\" ) )",
						"Absence( kind in ( \"late\", \"away\", \"ill\" ) )"),
				arguments("Absence( kind == \"ill\" )", "Absence( kind != \"late\" )"),
				arguments("MilestoneStanding( counted > 3 ) Absence( days > 1 )", "Absence( days > 1 )"),
				arguments("exists Absence( days > 5 )", "exists Absence( days > 3 )"),
				arguments("not Absence( days > 3 )", "not Absence( days > 5 )"),
				arguments("MilestoneStanding( counted > 3 ) not Absence()",
						"MilestoneStanding( counted > 2 ) not Absence( days > 1 )"),
				arguments("$s : MilestoneStanding( counted > 3 ) then $s.milestone().name()",
						"MilestoneStanding( $m : milestone, counted > 2 ) then $m.name()"));
	}

	@ParameterizedTest
	@MethodSource("others")
	void rules_that_only_look_alike_are_left_alone(String one, String other) {
		assertThat(copies(one, other)).isEmpty();
		assertThat(copies(other, one)).isEmpty();
	}

	static Stream<Arguments> others() {
		return Stream.of(arguments("MilestoneStanding( counted > 3 )", "MilestoneStanding( counted < 3 )"),
				arguments("MilestoneStanding( counted > 5 )", "MilestoneStanding( counted < 7 )"),
				arguments("MilestoneStanding( counted != 5 )", "MilestoneStanding( counted != 7 )"),
				arguments("MilestoneStanding( counted != 5 )", "MilestoneStanding( counted > 4 ) Absence()"),
				arguments("MilestoneStanding( counted > 3 )", "MilestoneStanding( limit > 3 )"),
				arguments("MilestoneStanding( rate.upper95 < limit )", "MilestoneStanding( rate.lower95 < limit )"),
				arguments("MilestoneStanding( milestone == Milestone.LEAD )",
						"MilestoneStanding( milestone == Milestone.CONCERNS )"),
				arguments("Absence( kind in ( \"ill\", \"late\" ) )", "Absence( kind in ( \"late\", \"away\" ) )"),
				arguments("Absence( kind not in ( \"ill\" ) )", "Absence( kind in ( \"ill\", \"late\" ) )"),
				arguments("exists Absence( days > 3 )", "not Absence( days > 3 )"),
				arguments("MilestoneStanding( $m : milestone ) Absence( milestone == $m )",
						"MilestoneStanding( $m : milestone ) Absence( milestone != $m )"),
				arguments("Threshold( name == \"entry.evidence\", $e : value ) MilestoneStanding( counted > $e )",
						"Threshold( name == \"entry.evidence\", $e : value ) MilestoneStanding( counted < $e )"),
				arguments(
						"$a : MilestoneStanding( counted > 3 ) $b : MilestoneStanding( counted < 3 ) then $a.milestone().name()",
						"$a : MilestoneStanding( counted > 3, limit > 1 ) $b : MilestoneStanding( counted < 3 ) then $b.milestone().name()"),
				arguments("MilestoneStanding( counted > 5 ) then \"a\"", "MilestoneStanding( counted > 3 ) then \"b\""),
				arguments("MilestoneStanding( counted > 3 ) Absence( days > 1 )",
						"MilestoneStanding( limit > 3 ) Absence( days > 1 )"),
				arguments("MilestoneStanding( counted > 3 || limit > 1 )",
						"MilestoneStanding( counted > 3 && limit > 1 || counted < 1 )"));
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

	/** What is said of two rules being alike, with the line at which it is said. */
	private static List<String> copies(String one, String other) {
		return advice(saying("One", one), saying("Other when it is", other)).stream()
			.filter((problem) -> problem.reason().contains("same conditions")
					|| problem.reason().contains("adds nothing"))
			.map((problem) -> problem.line() + ": " + problem.reason())
			.toList();
	}

	private static String saying(String name, String text) {
		String[] parts = text.split(" then ");
		return "rule \"" + name + "\"\nwhen\n  " + parts[0] + "\nthen\n  insert( new Note( "
				+ ((parts.length > 1) ? parts[1] : "\"because\"") + " ) );\nend\n";
	}

	private static List<PolicyProblem> advice(String... rules) {
		try (RuleBooks books = Trial.books(VOCABULARY)) {
			Compilation compilation = books.compile(Trial.drl(String.join("", rules)));
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
