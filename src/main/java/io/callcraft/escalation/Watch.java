package io.callcraft.escalation;

import java.time.Instant;
import java.util.Map;

import io.callcraft.shared.Milestone;
import org.jspecify.annotations.Nullable;

/**
 * What following a rep's calls needs to know about their cases.
 *
 * @param openCase id of the running case; absent when there is none
 * @param openedAt when it was opened
 * @param tally the calls of its running objective or trial; absent when none runs
 * @param lastEndedAt when the newest ended case ended; absent when none ever did
 * @param recovered milestones from whose cases the rep has recovered, and when last
 */
public record Watch(@Nullable String openCase, @Nullable Instant openedAt, @Nullable Tally tally,
		@Nullable Instant lastEndedAt, Map<Milestone, Instant> recovered) {

	public boolean isCaseOpen() {
		return this.openCase != null;
	}

}
