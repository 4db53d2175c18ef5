package io.callcraft.policies;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.callcraft.program.Consequence;
import io.callcraft.shared.RepId;
import io.callcraft.shared.TeamId;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What a draft would have changed, found by replaying stored calls under it and under
 * what was live (B2).
 *
 * @param id names it
 * @param draft the draft
 * @param release the release that was live when it began
 * @param files SHA-256 of the files tried: a draft changed since has others
 * @param from calls from here on are followed under both
 * @param to calls from here on are left out
 * @param by who asked
 * @param askedAt when
 * @param state how far it has come
 * @param reps how many reps there are
 * @param repsDone how many of them are done
 * @param calls how many calls were followed so far
 * @param seconds how long it has worked so far
 * @param finishedAt when it ended; absent while it runs
 * @param failure why it failed; absent unless it did
 * @param result SHA-256 of all changes found; absent until it is done. The same draft on
 * the same history gives the same
 */
public record Backtest(long id, long draft, int release, String files, Instant from, Instant to, UserId by,
		Instant askedAt, State state, int reps, int repsDone, long calls, double seconds, @Nullable Instant finishedAt,
		@Nullable String failure, @Nullable String result) {

	/** How much of it is done, 0 to 1. */
	public double progress() {
		return (this.state == State.DONE) ? 1 : (this.reps > 0) ? (double) this.repsDone / this.reps : 0;
	}

	/** How far a backtest has come. */
	public enum State {

		RUNNING, DONE, CANCELLED, FAILED

	}

	/**
	 * Something that would be different for a rep.
	 *
	 * @param rep whose
	 * @param team the rep's team
	 * @param kind what sort of thing
	 * @param about what it is about
	 * @param before when it comes about under what is live; absent when never
	 * @param after when it comes about under the draft; absent when never
	 * @param reason why it comes about, or came about before
	 * @param rules the rules that lead to it, or led to it before
	 * @param calls the calls that show it, as {@code source/callId}
	 */
	public record Change(RepId rep, TeamId team, Consequence.Kind kind, String about, @Nullable Instant before,
			@Nullable Instant after, String reason, List<String> rules, List<String> calls) {

		public Change {
			rules = List.copyOf(rules);
			calls = List.copyOf(calls);
		}

		/** From when something is different. */
		public Instant at() {
			if (this.before == null || this.after == null) {
				return (this.before != null) ? this.before : Objects.requireNonNull(this.after);
			}
			return this.before.isBefore(this.after) ? this.before : this.after;
		}

	}

	/**
	 * How often something comes about in a team.
	 *
	 * @param before under what is live
	 * @param after under the draft
	 */
	public record Count(TeamId team, Consequence.Kind kind, int before, int after) {
	}

}
