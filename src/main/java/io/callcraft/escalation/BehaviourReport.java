package io.callcraft.escalation;

import java.time.Instant;

import io.callcraft.calls.Call.Behaviour;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What a person says that a rep did (R47).
 *
 * @param id its number
 * @param rep whose conduct it is about
 * @param observed what was seen or heard
 * @param reportedBy who reported it
 * @param reportedAt when
 * @param state how it stands
 * @param grounds why the rep disputes it, in their own words; empty when they never did
 * @param decision what became of the dispute; absent until somebody has decided
 */
public record BehaviourReport(long id, RepId rep, Observed observed, UserId reportedBy, Instant reportedAt, State state,
		String grounds, @Nullable Decision decision) {

	/** How a report stands. */
	public enum State {

		/** It counts. */
		STANDS,

		/** The rep disputes it: it counts for nothing until somebody has decided. */
		DISPUTED,

		/** It did not hold: it never counts. */
		OVERTURNED

	}

	/**
	 * What was seen or heard.
	 *
	 * @param happenedAt when
	 * @param act what the rep did; for negativity what they said, word for word
	 * @param witness who saw or heard it, beside whoever reports it
	 * @param aboutConditions whether it was a complaint about pay, hours, tools, safety
	 * or other conditions, which is never negativity
	 */
	public record Observed(Behaviour behaviour, Instant happenedAt, String act, UserId witness,
			@Nullable Boolean aboutConditions) {
	}

	/** What somebody decided who had no part in it. */
	public record Decision(UserId by, Instant at, String reason) {
	}

}
