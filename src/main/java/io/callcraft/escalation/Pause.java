package io.callcraft.escalation;

import java.time.Instant;

import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a case stands still: nothing of it can be done, and none of its clocks
 * runs.
 *
 * @param id its number
 * @param kind why, in one word
 * @param about what it hangs on, such as a call; empty where it hangs on nothing else
 * @param reason why, in plain words
 * @param begunBy who began it
 * @param begunAt when
 * @param ended how it ended; absent while it lasts
 */
public record Pause(long id, Kind kind, String about, String reason, UserId begunBy, Instant begunAt,
		@Nullable End ended) {

	/** What lets a case stand still. */
	public enum Kind {

		/** A system that did not work. */
		SYSTEM(true),

		/** A schedule that left no room for it. */
		SCHEDULE(true),

		/** Something that the company promised and has not done. */
		PROMISE(true),

		/** A call that the case rests on is disputed. */
		DISPUTED_CALL(false),

		/** A call that the case rests on was corrected. */
		CORRECTED_CALL(false),

		/** A report of conduct that the case rests on is disputed. */
		DISPUTED_REPORT(false),

		/** The rep is on leave. */
		LEAVE(false);

		private final boolean obstacle;

		Kind(boolean obstacle) {
			this.obstacle = obstacle;
		}

		/** Whether people say that it is there, and say that it is gone. */
		public boolean isObstacle() {
			return this.obstacle;
		}

	}

	/**
	 * How a pause ended.
	 *
	 * @param because what has changed
	 */
	public record End(UserId by, Instant at, String because) {
	}

}
