package io.callcraft.decisions;

import java.util.List;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.PolicyProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A rule that rewards must look for what it rewards.
 */
public class RewardCheckTests {

	private static final Vocabulary VOCABULARY = new Vocabulary("trial", List.of(Seen.class, Better.class),
			List.of(Prize.class), List.of(Milestone.class, Outcome.class));

	/** A fact. */
	public record Seen(Outcome discovery, Outcome commitment, boolean sale, String note) {
	}

	/** A fact. */
	public record Better(Milestone milestone, int calls) {
	}

	/** A verdict. */
	@Rewards
	public record Prize(Milestone milestone, int points) {
	}

	@Test
	void a_milestone_that_is_met_and_one_that_improved_may_be_rewarded() {
		assertThat(problems("s : Seen( discovery == Outcome.MET )", "Milestone.DISCOVERY")).isEmpty();
		assertThat(problems("Seen( sale == false, discovery == Outcome.MET, note != \"x\" )", "Milestone.DISCOVERY"))
			.isEmpty();
		assertThat(problems("b : Better( calls > 30 )", "b.milestone()")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Seen()", "Seen( sale == true )", "Seen( commitment == Outcome.MET )",
			"Seen( discovery == Outcome.MISSED )", "Seen( discovery != Outcome.MET )",
			"Seen( discovery == Outcome.MET || sale == true )", "Seen( sale == true || discovery == Outcome.MET )",
			"not Seen( discovery == Outcome.MET )", "Seen( note == \"(discovery==Outcome.MET)\" )" })
	void activity_earns_nothing(String condition) {
		assertThat(problems(condition, "Milestone.DISCOVERY")).singleElement()
			.satisfies((problem) -> assertThat(problem.reason())
				.contains("\"A\" rewards DISCOVERY without making sure that it was met", "never activity"));
	}

	@Test
	void a_reward_for_nothing_in_particular_is_refused() {
		assertThat(problems("Seen( discovery == Outcome.MET )", "null")).singleElement()
			.satisfies((problem) -> assertThat(problem.reason()).contains("does not name the milestone"));
	}

	private static List<PolicyProblem> problems(String condition, String milestone) {
		try (RuleBooks books = Trial.books(VOCABULARY)) {
			return Trial.errors(books.compile(Trial.files("a.drl", "rule \"A\"\nwhen\n  " + condition
					+ "\nthen\n  insert( new Prize( " + milestone + ", 3 ) );\nend\n")));
		}
	}

}
