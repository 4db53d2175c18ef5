package io.callcraft.escalation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What following a rep's calls needs to know about their cases.
 *
 * @param openCase id of the running case; absent when there is none
 * @param openedAt when it was opened
 * @param tally the calls of its running objective or trial; absent when none runs
 * @param lastEndedAt when the newest ended case ended; absent when none ever did
 */
public record Watch(@Nullable String openCase, @Nullable Instant openedAt, @Nullable Tally tally,
		@Nullable Instant lastEndedAt) {

	/** A rep without any case. */
	public static final Watch NOTHING = new Watch(null, null, null, null);

	/** The same with another tally. */
	public Watch with(@Nullable Tally tally) {
		return new Watch(this.openCase, this.openedAt, tally, this.lastEndedAt);
	}

	/** The same with a case that is about to be opened. */
	public Watch opening(Instant at) {
		return new Watch("", at, null, this.lastEndedAt);
	}

	public boolean isCaseOpen() {
		return this.openCase != null;
	}

}
