package io.callcraft.diagnosis;

import java.time.Instant;
import java.util.List;

import io.callcraft.calls.Call;
import io.callcraft.shared.Competency;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;

/**
 * A gap of a rep as it is kept.
 *
 * @param id its number
 * @param reason why the rules propose it
 * @param rules the rules that found it
 * @param release the release that they are of
 * @param calls calls that show it, oldest first
 */
public record Gap(long id, RepId rep, GapKind kind, Milestone milestone, Competency competency, String reason,
		List<String> rules, int release, List<Call.Key> calls, State state, Instant foundAt) {

	/** What people have said about a gap. */
	public enum State {

		PROPOSED, CONFIRMED, OVERRIDDEN, CLOSED

	}

}
