package io.callcraft.decisions;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many questions one thread gets answered in a second of processor time: ten facts,
 * twenty rules, thresholds resident, every firing explained; beside it the same twenty
 * conditions written by hand.
 */
@Tag("bench")
class DecisionsBenchmarkTests {

	private static final int RULES = 20;

	private static final int ROUNDS = 5;

	private static final int QUESTIONS = 20_000;

	@Test
	void questions_a_second_on_one_thread() {
		RuleBooks books = Trial.books();
		Release release = books.load(1, Trial.drl(rules()));
		List<List<Object>> questions = new ArrayList<>();
		for (int i = 0; i < 256; i++) {
			questions.add(question(i));
		}
		ToIntFunction<List<Object>> byRules = (facts) -> release.decide("trial", facts).verdicts().size();
		ToIntFunction<List<Object>> byHand = (facts) -> byHand(facts).size();
		for (List<Object> facts : questions) {
			assertThat(byRules.applyAsInt(facts)).isEqualTo(byHand.applyAsInt(facts));
		}

		double rules = 0;
		double hand = 0;
		for (int round = 0; round < ROUNDS; round++) {
			rules = Math.max(rules, rate(questions, byRules));
			hand = Math.max(hand, rate(questions, byHand));
		}
		System.out.printf("decisions: %,.0f a second by rules, %,.0f by hand, ratio 1 : %.0f%n", rules, hand,
				hand / rules);
		books.close();

		assertThat(rules).isGreaterThan(10_000);
	}

	private static double rate(List<List<Object>> questions, ToIntFunction<List<Object>> answer) {
		ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		long start = threads.getCurrentThreadCpuTime();
		int verdicts = 0;
		for (int i = 0; i < QUESTIONS; i++) {
			verdicts += answer.applyAsInt(questions.get(i % questions.size()));
		}
		long nanos = threads.getCurrentThreadCpuTime() - start;
		assertThat(verdicts).isPositive();
		return QUESTIONS * 1e9 / nanos;
	}

	private static String rules() {
		StringBuilder rules = new StringBuilder();
		for (int i = 0; i < RULES; i++) {
			Milestone milestone = Milestone.values()[i % 7];
			rules.append("rule \"Rule ").append(i).append("\"\nwhen\n");
			rules.append("  Threshold( name == \"entry.evidence\", $limit : value )\n");
			rules.append("  $s : Standing( $rep : rep, milestone == Milestone.")
				.append(milestone)
				.append(", evidence > ")
				.append(i / 7)
				.append(", rate.upper95 < 0.")
				.append(50 + i)
				.append(" )\n");
			rules.append("  Seen( rep == $rep, milestone == Milestone.")
				.append(milestone)
				.append(", outcome == Outcome.MISSED )\n");
			rules.append("then\n  insert( new Enter( $rep, \"reason ").append(i).append("\", $limit ) );\nend\n");
		}
		return rules.toString();
	}

	/** Seven milestones, of which two are weak, and three calls. */
	private static List<Object> question(int seed) {
		RepId rep = new RepId("r-" + seed);
		List<Object> facts = new ArrayList<>();
		for (Milestone milestone : Milestone.values()) {
			int met = ((milestone.ordinal() + seed) % 4 == 0) ? 20 : 90;
			facts.add(new Trial.Standing(rep, milestone, new Rate(met, 100), 1 + seed % 3, false, List.of()));
		}
		for (int i = 0; i < 3; i++) {
			facts.add(new Trial.Seen("c-" + i, rep, Milestone.values()[(seed + i) % 7], Outcome.MISSED, 100));
		}
		return facts;
	}

	private static List<Object> byHand(List<Object> facts) {
		List<Object> verdicts = new ArrayList<>();
		for (int i = 0; i < RULES; i++) {
			Milestone milestone = Milestone.values()[i % 7];
			for (Object fact : facts) {
				if (fact instanceof Trial.Standing standing && standing.milestone() == milestone
						&& standing.evidence() > i / 7 && standing.rate().getUpper95() < (50 + i) / 100.0) {
					for (Object other : facts) {
						if (other instanceof Trial.Seen seen && seen.rep().equals(standing.rep())
								&& seen.milestone() == milestone && seen.outcome() == Outcome.MISSED) {
							verdicts.add(new Trial.Enter(standing.rep(), "reason " + i, 6.7));
						}
					}
				}
			}
		}
		return verdicts;
	}

}
