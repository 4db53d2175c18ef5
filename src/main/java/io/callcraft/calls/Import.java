package io.callcraft.calls;

import java.time.Instant;

import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Calls that somebody sent in one go, and how far their consequences are drawn.
 *
 * @param id names it
 * @param by who sent it
 * @param state how it stands
 * @param received how many calls came
 * @param accepted how many were new and are stored
 * @param duplicates how many were stored before
 * @param rejected how many were not taken
 * @param followed how many of the accepted have their consequences complete
 * @param startedAt when the first byte came
 * @param finishedAt when the last call was followed, or the sender went away; absent
 * until then
 */
public record Import(String id, UserId by, State state, int received, int accepted, int duplicates, int rejected,
		int followed, Instant startedAt, @Nullable Instant finishedAt) {

	private static final String PREFIX = "imp-";

	static String idOf(long number) {
		return PREFIX + number;
	}

	/** The number of an id; absent when it cannot be one. */
	static @Nullable Long numberOf(String id) {
		String digits = id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : "";
		return digits.matches("[1-9][0-9]{0,17}") ? Long.valueOf(digits) : null;
	}

	/** How an import stands. */
	public enum State {

		/** Calls come in, or consequences are still being drawn. */
		RUNNING,

		/** All accepted calls are followed. */
		DONE,

		/** The sending broke off; what was accepted until then stays and is followed. */
		FAILED

	}

}
