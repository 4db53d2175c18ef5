package io.callcraft.shared;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * From now on what was written is kept only because a law or a schedule asks for it: a
 * case has ended, or somebody has left. Published in the transaction in which it
 * happened; {@code audit} takes note of it and, where human resources want it so, erases
 * once the time is over (R59).
 *
 * @param person the id of a rep or user
 * @param caseId the case that has ended; absent where the person has left, for what is of
 * no case
 * @param since when it ended, an appeal included; absent when it goes on again
 * @param dismissed whether somebody left against their will: then nothing about them is
 * kept for less than from that day on
 */
public record RetentionClock(String person, @Nullable String caseId, @Nullable Instant since, boolean dismissed) {

	/** A case has ended. */
	public static RetentionClock ofCase(String person, String caseId, Instant since) {
		return new RetentionClock(person, caseId, since, false);
	}

	/** Somebody has left. */
	public static RetentionClock ofPerson(String person, Instant since, boolean dismissed) {
		return new RetentionClock(person, null, since, dismissed);
	}

	/** Somebody is back. */
	public static RetentionClock stopped(String person) {
		return new RetentionClock(person, null, null, false);
	}

}
