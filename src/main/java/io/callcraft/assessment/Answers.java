package io.callcraft.assessment;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.callcraft.shared.Competency;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;

/**
 * What an evaluator answers about a call.
 *
 * @param milestones what the customer did
 * @param checklist what the rep did, by the key of the item
 * @param observations what else was heard
 */
public record Answers(Map<Milestone, Judged> milestones, Map<String, Checked> checklist,
		List<Observation> observations) {

	public Answers {
		milestones = milestones.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(milestones));
		checklist = Collections.unmodifiableMap(new LinkedHashMap<>(checklist));
		observations = List.copyOf(observations);
	}

	/** How many items of the checklist were done, of those that were appropriate. */
	public int done() {
		return (int) this.checklist.values().stream().filter((checked) -> checked.answer() == Answer.YES).count();
	}

	/** How many items were appropriate on this call (R6). */
	public int appropriate() {
		return (int) this.checklist.values()
			.stream()
			.filter((checked) -> checked.answer() != Answer.NOT_APPROPRIATE)
			.count();
	}

	/** An answer to an item of the checklist. */
	public enum Answer {

		YES, NO,

		/** It would have annoyed this customer, and costs the rep nothing (R6). */
		NOT_APPROPRIATE

	}

	/**
	 * An answer to the question of a milestone.
	 *
	 * @param reason why it is not applicable; empty where it is
	 * @param evidence what the customer said; may be empty
	 */
	public record Judged(Outcome outcome, String reason, String evidence) {
	}

	/**
	 * An answer to an item.
	 *
	 * @param reason why it was not appropriate; empty where it was
	 */
	public record Checked(Answer answer, String reason) {
	}

	/**
	 * Something heard of the rep's listening, tone or words (R7).
	 *
	 * @param competency what it shows
	 * @param offsetSeconds how far into the call
	 */
	public record Observation(Competency competency, int offsetSeconds, String note) {
	}

}
