package io.callcraft.shared;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param after cursor of the item before the first wanted; absent for the start
 * @param limit how many, 1 to 500
 * @throws InvalidInput when the limit is out of range
 */
public record PageRequest(@Nullable String after, int limit) {

	public static final int DEFAULT_LIMIT = 50;

	public PageRequest {
		if (limit < 1 || limit > 500) {
			throw new InvalidInput("limit", limit + " is out of range: use 1 to 500");
		}
	}

	public static PageRequest of(@Nullable String after, @Nullable Integer limit) {
		return new PageRequest(after, (limit != null) ? limit : DEFAULT_LIMIT);
	}

}
