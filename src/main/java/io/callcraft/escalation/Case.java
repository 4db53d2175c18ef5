package io.callcraft.escalation;

import java.time.Instant;
import java.util.List;

import io.callcraft.calls.Call;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;
import io.callcraft.shared.Words;
import org.jspecify.annotations.Nullable;

/**
 * A rep's way through the ladder.
 *
 * @param id such as {@code case-000017}
 * @param rep whose
 * @param stage the stage reached
 * @param state how it stands
 * @param milestone what it is about; absent where it is about conduct
 * @param behaviour the conduct that it is about; absent where it is about a milestone
 * @param openedAt when it was opened
 * @param openedBecause why
 * @param closedAt when it ended; absent while it runs
 * @param closedBecause why it ended, in plain words
 * @param outcome the word for how it ended, such as {@code OPENED_IN_ERROR}; absent while
 * it runs
 * @param consequence what HR decided against the rep; absent without
 * @param relapseOf the recovered case that it is a relapse of; absent when it is none
 */
public record Case(String id, RepId rep, EscalationStage stage, CaseState state, @Nullable Milestone milestone,
		Call.@Nullable Behaviour behaviour, Instant openedAt, Because openedBecause, @Nullable Instant closedAt,
		@Nullable String closedBecause, @Nullable String outcome, @Nullable Consequence consequence,
		@Nullable String relapseOf) {

	/** What it is about, in a few words. */
	public String about() {
		return (this.milestone != null) ? Words.caption(this.milestone.phrase())
				: Words.of(String.valueOf(this.behaviour));
	}

	/**
	 * What the rules said and on what ground.
	 *
	 * @param reason plain words
	 * @param rules names of the rules that fired
	 * @param release the release that they are of
	 * @param calls the calls that show it, oldest first
	 */
	public record Because(String reason, List<String> rules, int release, List<Call.Key> calls) {

		public Because {
			rules = List.copyOf(rules);
			calls = List.copyOf(calls);
		}

	}

}
