package io.callcraft.escalation;

import java.time.LocalDate;
import java.util.List;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of a rep, in plain words, before anything can follow from it (R22).
 *
 * @param rep whose
 * @param release the release whose figures it tells
 * @param expectations one for each milestone
 * @param terms what can follow, when, and what the rep may do about it
 * @param acknowledgedOn when the rep acknowledged it; absent until then
 */
public record Notice(RepId rep, int release, List<Expectation> expectations, List<String> terms,
		@Nullable LocalDate acknowledgedOn) {

	public Notice {
		expectations = List.copyOf(expectations);
		terms = List.copyOf(terms);
	}

	/**
	 * What is expected at one milestone.
	 *
	 * @param says the expectation, in a sentence
	 * @param example what it sounds like on a call
	 */
	public record Expectation(Milestone milestone, String says, String example) {
	}

}
