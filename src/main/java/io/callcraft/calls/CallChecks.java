package io.callcraft.calls;

import java.time.Duration;
import java.time.Instant;

import io.callcraft.people.Roster;
import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import org.jspecify.annotations.Nullable;

/**
 * What a call must be to be stored, as far as one field's form does not tell: complete,
 * of people on file, at a time that can be.
 */
final class CallChecks {

	private static final Duration AHEAD = Duration.ofMinutes(5);

	private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

	private final Roster roster;

	private final Instant now;

	private final Instant latest;

	CallChecks(Roster roster, Instant now) {
		this.roster = roster;
		this.now = now;
		this.latest = now.plus(AHEAD);
	}

	/**
	 * The row that the draft becomes.
	 * @throws Rejected naming the first field that is wrong
	 */
	CallRow check(long id, CallDraft draft) {
		require("source", draft.source);
		require("callId", draft.callId);
		if (draft.rep == null && draft.team == null) {
			throw new Rejected("rep", "is required, or else team");
		}
		Instant startedAt = startedAt(require("startedAt", draft.startedAt));
		require("handleSeconds", draft.handleSeconds);
		return new CallRow(id, draft, rep(draft.rep), team(draft.team), startedAt, this.now);
	}

	private @Nullable RepId rep(@Nullable String id) {
		if (id == null) {
			return null;
		}
		RepId rep = this.roster.rep(id);
		if (rep == null) {
			throw Rejected.value("rep", id, "is no rep on file");
		}
		return rep;
	}

	private @Nullable TeamId team(@Nullable String id) {
		if (id == null) {
			return null;
		}
		TeamId team = this.roster.team(id);
		if (team == null) {
			throw Rejected.value("team", id, "is no team on file");
		}
		return team;
	}

	private Instant startedAt(String text) {
		Instant startedAt = StartTimes.parse(text);
		if (startedAt.isAfter(this.latest)) {
			throw Rejected.value("startedAt", text, "lies in the future");
		}
		if (startedAt.isBefore(EARLIEST)) {
			throw Rejected.value("startedAt", text, "is absurd: it lies before the year 2000");
		}
		return startedAt;
	}

	private static <T> T require(String field, @Nullable T value) {
		if (value == null) {
			throw new Rejected(field, "is required");
		}
		return value;
	}

}
