package io.callcraft.coaching;

import java.time.Instant;
import java.util.List;

import io.callcraft.shared.Competency;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Coaching that somebody says was delivered. It counts once the rep has said so too.
 *
 * @param id its number
 * @param rep who was coached
 * @param given what was done
 * @param coach who did it, and entered it
 * @param enteredAt when it was entered
 * @param answer what the rep says to it; absent until they do
 * @param commitments what both promised, the rep's and the coach's
 */
public record CoachingSession(long id, RepId rep, Given given, UserId coach, Instant enteredAt, @Nullable Answer answer,
		List<Commitment> commitments) {

	public CoachingSession {
		commitments = List.copyOf(commitments);
	}

	/** Whether the rep has said that it took place. */
	public boolean counts() {
		return this.answer != null && this.answer.tookPlace();
	}

	/** What kind of help it was. */
	public enum Kind {

		/** A skill was shown and tried. */
		SESSION,

		/** A skill that was trained before was looked at again on calls. */
		REINFORCEMENT

	}

	/** How it is held (R32). */
	public enum Way {

		/** The coach listens to a call as it is made, and helps at once. */
		LIVE,

		/** The coach sits beside the rep for some calls. */
		SIDE_BY_SIDE,

		/** Both play a call. */
		ROLE_PLAY,

		/** Both listen to calls that were made. */
		CALL_REVIEW

	}

	/**
	 * What was done.
	 *
	 * @param way how; absent for a session from before this was kept
	 * @param what which calls, which role play, in a few sentences
	 * @param heldAt when it took place
	 * @param minutes how long it took; 0 for a session from before this was kept
	 * @param promises what rep and coach promised each other
	 */
	public record Given(Kind kind, @Nullable Way way, CoachingTopic topic, String what, Instant heldAt, int minutes,
			List<Commitment.Made> promises) {

		public Given {
			promises = List.copyOf(promises);
		}

		/** What the calls are to show. */
		public Milestone milestone() {
			return this.topic.milestone();
		}

		/** The skill that was trained. */
		public Competency skill() {
			return this.topic.skill();
		}

	}

	/**
	 * The rep's answer.
	 *
	 * @param tookPlace whether it took place as it says
	 * @param words the rep's own words; empty when there are none
	 */
	public record Answer(Instant at, boolean tookPlace, String words) {
	}

	/**
	 * How much was delivered.
	 *
	 * @param sessions sessions that the rep has acknowledged
	 * @param reinforcements reinforcements after the first of these
	 */
	public record Delivered(int sessions, int reinforcements) {
	}

}
