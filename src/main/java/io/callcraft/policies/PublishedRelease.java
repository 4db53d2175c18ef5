package io.callcraft.policies;

import java.time.Instant;
import java.util.List;

import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A release as it is kept: what it holds and who answers for it.
 *
 * @param number from 1, without gaps
 * @param sha256 SHA-256, in hex, of all its files
 * @param author who made the change; {@code folder} for the watched folder
 * @param approver the second person, where there was one
 * @param message why, in the author's words
 * @param at when it was published
 * @param origin where the change came from
 * @param files paths of its files, sorted
 */
public record PublishedRelease(int number, String sha256, UserId author, @Nullable UserId approver, String message,
		Instant at, Origin origin, List<String> files) {

	public PublishedRelease {
		files = List.copyOf(files);
	}

}
