package io.callcraft.coaching;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

import io.callcraft.shared.UserId;

/**
 * What a coach did in a time, added up (R32): sessions that the reps acknowledged, by how
 * they were held, and time that the coach says was spent among the team.
 *
 * @param coach who
 * @param spent sessions and minutes; a kind that did not occur is absent
 */
public record CoachActivity(UserId coach, Map<Kind, Spent> spent) {

	public CoachActivity {
		spent = spent.isEmpty() ? Map.of() : new EnumMap<>(spent);
	}

	/** What was spent on a kind; none where it did not occur. */
	public Spent at(Kind kind) {
		return this.spent.getOrDefault(kind, new Spent(0, 0));
	}

	/** Minutes where calls are taken: live, side by side, or among the team. */
	public int floorMinutes() {
		return minutes(true);
	}

	/** Minutes of coaching and of time among the team. */
	public int minutes() {
		return minutes(false);
	}

	private int minutes(boolean onlyFloor) {
		return Arrays.stream(Kind.values())
			.filter((kind) -> !onlyFloor || kind.floor)
			.mapToInt((kind) -> at(kind).minutes())
			.sum();
	}

	/** How much of something. */
	public record Spent(int sessions, int minutes) {
	}

	/** What coaches spend time on. */
	public enum Kind {

		LIVE(true), SIDE_BY_SIDE(true), ROLE_PLAY(false), CALL_REVIEW(false),

		/** Among the team, without a session. */
		FLOOR(true);

		/** Whether it takes place where calls are taken. */
		private final boolean floor;

		Kind(boolean floor) {
			this.floor = floor;
		}

		static Kind of(CoachingSession.Way way) {
			return valueOf(way.name());
		}

	}

}
