package io.callcraft.coaching;

import java.time.LocalDate;

import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;

/**
 * Help that a rep got.
 *
 * @param milestone what it was about
 * @param on the day (UTC)
 * @param kind what it was
 */
public record Help(RepId rep, Milestone milestone, LocalDate on, Kind kind) {

	/** What help can be. */
	public enum Kind {

		/** Training that the rep did. */
		TRAINING,

		/** A session with somebody, or a reinforcement, that the rep says took place. */
		COACHING

	}

}
