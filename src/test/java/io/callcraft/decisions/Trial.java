package io.callcraft.decisions;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/**
 * A small decision of the tests' own, and short ways to write rules for it.
 */
public final class Trial {

	static final Vocabulary VOCABULARY = new Vocabulary("trial",
			List.of(Standing.class, Seen.class, Remark.class, Step.class), List.of(Enter.class, Praise.class),
			List.of(Rate.class, RepId.class, Milestone.class, Outcome.class));

	static final String THRESHOLDS = """
			- name: entry.evidence
			  value: 6.7
			  unit: ratio
			  min: 3
			  max: 20
			  why: how sure entry must be
			""";

	private Trial() {
	}

	/** Where a rep stands. */
	public record Standing(RepId rep, Milestone milestone, Rate rate, double evidence, boolean grace,
			List<String> tags) {
	}

	/** What one call showed. */
	public record Seen(String call, RepId rep, Milestone milestone, Outcome outcome, int seconds) {
	}

	/** Something said about a rep. */
	public record Remark(RepId rep, String text) {
	}

	/** A conclusion on the way to another. */
	public record Step(RepId rep, int depth) {
	}

	/** A verdict. */
	public record Enter(RepId rep, String reason, double evidence) {
	}

	/** A verdict. */
	public record Praise(RepId rep, String reason, long calls) {
	}

	/** Nobody who hears of rules that were stopped. */
	static final ObjectProvider<RunawayWatch> NOBODY = new StaticListableBeanFactory()
		.getBeanProvider(RunawayWatch.class);

	static RuleBooks books() {
		return books(VOCABULARY);
	}

	static RuleBooks books(Vocabulary vocabulary) {
		return new RuleBooks(List.of(vocabulary), NOBODY, Duration.ofMillis(300));
	}

	static PolicyFiles files(String... pathsAndTexts) {
		Map<String, String> files = new TreeMap<>();
		for (int i = 0; i < pathsAndTexts.length; i += 2) {
			files.put("rules/trial/" + pathsAndTexts[i], pathsAndTexts[i + 1]);
		}
		return PolicyFiles.of(files);
	}

	static PolicyFiles drl(String text) {
		return files("a.drl", text, "thresholds.yaml", THRESHOLDS);
	}

	/** A rule with the given conditions, which stand on line 3. */
	static PolicyFiles when(String conditions) {
		return drl("rule \"Something\"\nwhen\n  " + conditions
				+ "\nthen\n  insert( new Remark( new RepId(\"x\"), \"y\" ) );\nend\n");
	}

	/** A rule with the given then-part, which stands on line 5. */
	static PolicyFiles then(String consequence) {
		return drl("rule \"Something\"\nwhen\n  $s : Standing( $rep : rep )\nthen\n  " + consequence + "\nend\n");
	}

	static List<PolicyProblem> errors(Compilation compilation) {
		return compilation.problems().stream().filter(PolicyProblem::isError).toList();
	}

	static Standing standing(double evidence) {
		return new Standing(new RepId("r-001"), Milestone.LEAD, new Rate(60, 100), evidence, false, List.of("new"));
	}

	static Seen seen(String call, int seconds) {
		return new Seen(call, new RepId("r-001"), Milestone.LEAD, Outcome.MISSED, seconds);
	}

}
