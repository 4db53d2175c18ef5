package io.callcraft.program;

import java.time.Instant;
import java.util.List;

import io.callcraft.calls.Call;

/**
 * Something that a replay of a rep's calls led to.
 *
 * @param at when: the start of the call that led to it
 * @param kind what sort of thing
 * @param about what it is about: a milestone's name, a gap, a kind of check, a next stage
 * @param reason why, in the rules' words
 * @param rules the rules that led to it
 * @param calls the calls that show it, oldest first
 */
public record Consequence(Instant at, Kind kind, String about, String reason, List<String> rules,
		List<Call.Key> calls) {

	public Consequence {
		rules = List.copyOf(rules);
		calls = List.copyOf(calls);
	}

	/** What sort of thing follows from calls. */
	public enum Kind {

		/** A case would open. */
		ENTRY,

		/** The rules would propose another stage for the case. */
		NEXT_STAGE,

		/** Evidence would end the case. */
		RECOVERY,

		/** The rep would hear that the limit comes closer. */
		EARLY_WARNING,

		/** It would be noted, no more. */
		OBSERVATION,

		/** A gap would be proposed. */
		GAP,

		/** A person would look at the call. */
		QUALITY_CHECK,

		/** Points would be earned; counted, not listed call by call. */
		POINTS

	}

}
