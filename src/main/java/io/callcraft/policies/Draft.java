package io.callcraft.policies;

import java.time.Instant;
import java.util.List;

import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A change of the policies that is being worked on.
 *
 * @param id names it
 * @param author who began it; {@code folder} for the watched folder
 * @param message why
 * @param origin where it came from
 * @param state how far it has come
 * @param createdAt when it was begun
 * @param approver the second person; absent until approved, and again after a change
 * @param approvedAt when it was approved
 * @param sentBackBy who wants something else first; absent again after a change
 * @param sentBackReason what they want
 * @param publishAt when it is to be published by itself; absent for when somebody says so
 * @param release the release that it became, if it did
 * @param files what it changes, sorted by path
 */
public record Draft(long id, UserId author, String message, Origin origin, State state, Instant createdAt,
		@Nullable UserId approver, @Nullable Instant approvedAt, @Nullable UserId sentBackBy,
		@Nullable String sentBackReason, @Nullable Instant publishAt, @Nullable Integer release, List<File> files) {

	public Draft {
		files = List.copyOf(files);
	}

	/** How far a draft has come. */
	public enum State {

		OPEN, PUBLISHED, DISCARDED

	}

	/**
	 * A file that a draft changes.
	 *
	 * @param path its path
	 * @param removed whether it is taken away
	 * @param editor who changed it last
	 */
	public record File(String path, boolean removed, UserId editor) {
	}

}
