package io.callcraft.coaching;

import java.time.Instant;
import java.util.List;

import io.callcraft.calls.Call;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Coaching that somebody is about to give.
 *
 * @param id its number
 * @param rep who is to be coached
 * @param coach who is to do it
 * @param wanted what is planned
 * @param calls calls to listen to together, oldest first; those that the gap cites
 * @param madeBy who planned it
 * @param state where it stands
 * @param session the session that it led to; absent until it was held
 * @param droppedBecause why it is not held; absent unless it was dropped
 */
public record CoachingPlan(long id, RepId rep, UserId coach, Wanted wanted, List<Call.Key> calls, UserId madeBy,
		State state, @Nullable Long session, @Nullable String droppedBecause) {

	private static final String PREFIX = "plan-";

	public CoachingPlan {
		calls = List.copyOf(calls);
	}

	/** What it is called in addresses: {@code plan-12}. */
	public String key() {
		return PREFIX + this.id;
	}

	/**
	 * The number within a key.
	 * @throws NotFound when it is no key of a plan
	 */
	public static long number(String key) {
		if (!key.matches(PREFIX + "\\d{1,18}")) {
			throw new NotFound("coaching plan", key);
		}
		return Long.parseLong(key.substring(PREFIX.length()));
	}

	/** Where a plan stands. */
	public enum State {

		PLANNED, HELD, DROPPED

	}

	/**
	 * What is planned.
	 *
	 * @param agenda what to go through, line by line
	 * @param plannedFor when it should take place
	 */
	public record Wanted(CoachingSession.Kind kind, CoachingSession.Way way, CoachingTopic topic, String agenda,
			Instant plannedFor) {
	}

}
