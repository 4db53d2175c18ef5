package io.callcraft.hiring;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the rules made of the evidence about a candidate.
 *
 * @param recommendation what they recommend; a person decides
 * @param score the weighted fit, 0 to 100
 * @param findings why, the strictest first
 * @param release number of the release whose rules said so
 */
public record FitReview(Instant at, Recommendation recommendation, double score, List<Finding> findings, int release) {

	public FitReview {
		findings = List.copyOf(findings);
	}

	/** The findings of one kind. */
	public List<Finding> of(Kind kind) {
		return this.findings.stream().filter((finding) -> finding.kind() == kind).toList();
	}

	/** What is to be trained once somebody is hired (R19). */
	public List<Finding> training() {
		return of(Kind.TRAINING_NEED);
	}

	/** What the rules recommend. */
	public enum Recommendation {

		DECLINE, MORE_EVIDENCE, HIRE_WITH_TRAINING, HIRE

	}

	/** Kinds of findings, the strictest first. */
	public enum Kind {

		BLOCKER, EVIDENCE_NEED, GAP, TRAINING_NEED, FIT

	}

	/**
	 * One thing that the rules found.
	 *
	 * @param trait what it is about; absent where it is about all together
	 * @param reason why, in plain words
	 * @param rule name of the rule that said so
	 */
	public record Finding(Kind kind, @Nullable Trait trait, String reason, String rule) {
	}

}
