package io.callcraft.coaching;

import java.time.Instant;

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
 */
public record CoachingSession(long id, RepId rep, Given given, UserId coach, Instant enteredAt,
		@Nullable Answer answer) {

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

	/**
	 * What was done.
	 *
	 * @param milestone what the calls are to show
	 * @param skill the skill that was trained
	 * @param what which calls, which role play, in a few sentences
	 * @param heldAt when it took place
	 */
	public record Given(Kind kind, Milestone milestone, Competency skill, String what, Instant heldAt) {
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
