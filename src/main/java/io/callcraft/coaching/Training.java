package io.callcraft.coaching;

import java.time.Instant;

import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Training that a rep was given for a gap (R35).
 *
 * @param id its number
 * @param topic the milestone, the competency and the gap that it is to help with
 * @param item what to do, as it was when it was assigned
 * @param rule the rule that assigned it
 * @param release the release of the rule
 * @param due when it should be done
 * @param done who says that it was done; absent until then
 */
public record Training(long id, RepId rep, CoachingTopic topic, TrainingItem item, String rule, int release,
		Instant assignedAt, Instant due, @Nullable Done done) {

	/**
	 * That it was done.
	 *
	 * @param words what it was like, in the words of who says so; may be empty
	 */
	public record Done(UserId by, Instant at, String words) {
	}

}
