package io.callcraft.policies;

import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A change that somebody wants to be the next release.
 *
 * @param subject what it is called in an answer, such as {@code draft-3}
 * @param change makes the files from those that are live
 * @param author who made it
 * @param approver the second person, where there was one
 * @param message why
 * @param origin where it came from
 * @param alongside what else to write in the transaction that publishes it
 */
record Proposal(String subject, Change change, UserId author, @Nullable UserId approver, String message, Origin origin,
		Alongside alongside) {

	static final int LONGEST_MESSAGE = 1000;

	/** How a change makes new files from the live ones. */
	interface Change {

		/**
		 * @throws io.callcraft.shared.Conflict when it does not fit what is live by now
		 */
		PolicyFiles on(Snapshot live);

	}

	/** What is written together with a release. */
	interface Alongside {

		void published(int release);

	}

}
