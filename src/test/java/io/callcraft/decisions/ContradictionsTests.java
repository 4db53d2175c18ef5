package io.callcraft.decisions;

import java.util.List;
import java.util.stream.Stream;

import io.callcraft.shared.PolicyProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Rules that can never apply, each beside one that only just can.
 */
class ContradictionsTests {

	private static final String FIGURE = "Threshold( name == \"entry.evidence\", $e : value )";

	@ParameterizedTest
	@MethodSource("pairs")
	void a_rule_that_can_never_apply_is_named_and_one_that_only_just_can_is_not(String never, String just) {
		assertThat(never(never)).as(never).hasSize(1);
		assertThat(never(just)).as(just).isEmpty();
	}

	static Stream<Arguments> pairs() {
		return Stream.of(
				arguments("MilestoneStanding( counted > 5, counted < 3 )",
						"MilestoneStanding( counted > 3, counted < 5 )"),
				arguments("MilestoneStanding( counted > 3, counted <= 3 )",
						"MilestoneStanding( counted >= 3, counted <= 3 )"),
				arguments("MilestoneStanding( counted == 3, counted == 4 )",
						"MilestoneStanding( counted == 3, counted == 3.0 )"),
				arguments("MilestoneStanding( counted == 5 && counted < 5 )",
						"MilestoneStanding( counted == 5 && counted <= 5 )"),
				arguments("MilestoneStanding( 3 > counted, counted > 3 )",
						"MilestoneStanding( 3 > counted, counted > 2 )"),
				arguments("MilestoneStanding( limit < -1, limit > 1 )", "MilestoneStanding( limit > -1, limit < 1 )"),
				arguments("Absence( kind == \"ill\", kind == \"late\" )",
						"Absence( kind == \"ill\", kind != \"late\" )"),
				arguments("Absence( kind == \"ill\", kind != \"ill\" )", "Absence( kind == \"ill\", kind != \"Ill\" )"),
				arguments("Absence( kind == \"ill\", kind in ( \"late\", \"away\" ) )",
						"Absence( kind == \"ill\", kind in ( \"late\", \"ill\" ) )"),
				arguments("Absence( days in ( 1, 2 ), days > 2 )", "Absence( days in ( 1, 2, 3 ), days > 2 )"),
				arguments("Absence( milestone == Milestone.LEAD, milestone == Milestone.CONCERNS )",
						"Absence( milestone == Milestone.LEAD ) Absence( milestone == Milestone.CONCERNS )"),
				arguments("$m : MilestoneStanding( counted > 5 ) Absence( $m.counted < 5 )",
						"$m : MilestoneStanding( counted > 5 ) Absence( $m.counted < 7 )"),
				arguments("MilestoneStanding( rate.upper95 < limit, limit <= rate.upper95 )",
						"MilestoneStanding( rate.upper95 <= limit, limit <= rate.upper95 )"),
				arguments("exists Absence( days > 5, days < 3 )", "exists Absence( days > 3, days < 5 )"),
				arguments("Absence( days > 5 ) not Absence( days > 3 )", "Absence( days > 3 ) not Absence( days > 5 )"),
				arguments("Absence( days > 5 ) not Absence()", "MilestoneStanding() not Absence()"),
				arguments("exists Absence( days == 5 ) not Absence( days >= 5 )",
						"exists Absence( days == 5 ) not Absence( days > 5 )"),
				arguments(FIGURE + " MilestoneStanding( counted > $e, counted < $e )",
						FIGURE + " MilestoneStanding( counted >= $e, counted <= $e )"),
				arguments("Threshold( name == \"entry.evidence\", value > 20 )",
						"Threshold( name == \"entry.evidence\", value >= 20 )"),
				arguments("Threshold( name == \"entry.evidence\", value < 3 )",
						"Threshold( name == \"entry.evidence\", value < 4 )"),
				arguments(FIGURE + " MilestoneStanding( counted >= $e, counted < 3 )",
						FIGURE + " MilestoneStanding( counted >= $e, counted < 4 )"),
				arguments(FIGURE + " MilestoneStanding( $e > counted, counted >= 20 )",
						FIGURE + " MilestoneStanding( $e > counted, counted >= 19 )"));
	}

	@ParameterizedTest
	@MethodSource("others")
	void what_cannot_be_told_for_certain_is_left_alone(String conditions) {
		assertThat(never(conditions)).isEmpty();
	}

	static Stream<Arguments> others() {
		return Stream.of(arguments("MilestoneStanding( counted > 5 || counted < 3 )"),
				arguments("MilestoneStanding( counted > 5 ) or MilestoneStanding( counted < 3 )"),
				arguments(FIGURE + " MilestoneStanding( !(counted > $e), !(counted < $e) )"),
				arguments("MilestoneStanding( counted > 5 ) MilestoneStanding( counted < 3 )"),
				arguments("Absence( kind == \"ill\" ) not Absence( kind == \"late\" )"),
				arguments("$a : Absence( days > 5 ) not Absence( this != $a, days > 5 )"),
				arguments("not Absence( days > 5 ) not Absence( days < 3 )"),
				arguments("MilestoneStanding( counted == 2 + 3, counted == 5 )"), arguments("Threshold( value > 20 )"));
	}

	@Test
	void the_finding_says_what_excludes_what_at_the_line_of_the_rule() {
		PolicyProblem found = never("MilestoneStanding( counted > 5, counted < 3 )").get(0);

		assertThat(found.file()).isEqualTo("rules/trial/a.drl");
		assertThat(found.line()).isEqualTo(2);
		assertThat(found.isError()).isFalse();
		assertThat(found.reason())
			.isEqualTo("Rule \"A\" can never apply: it asks for MilestoneStanding.counted > 5 and "
					+ "for MilestoneStanding.counted < 3, which is never so at once. Take one of the two away, or make it "
					+ "two rules");
		assertThat(never("Threshold( name == \"entry.evidence\", value > 20 )").get(0).reason())
			.contains("Threshold.value > 20", "entry.evidence is from 3 to 20");
	}

	private static List<PolicyProblem> never(String conditions) {
		try (RuleBooks books = Trial.books(RuleAdviceTests.VOCABULARY)) {
			Compilation compilation = books.compile(Trial
				.drl("\nrule \"A\"\nwhen\n  " + conditions + "\nthen\n  insert( new Note( \"because\" ) );\nend\n"));
			assertThat(Trial.errors(compilation)).as(conditions).isEmpty();
			return compilation.problems()
				.stream()
				.filter((problem) -> problem.reason().contains("can never apply"))
				.toList();
		}
	}

}
