package io.callcraft.incentives;

import java.util.List;

/**
 * What came out of adding up every account anew.
 *
 * @param transfers how many there are
 * @param accounts how many accounts of reps there are
 * @param points points that reps have together
 * @param cents money that reps have together, in hundredths
 * @param violations what does not add up; empty when all is well
 */
public record BooksCheck(long transfers, int accounts, long points, long cents, List<String> violations) {

	public BooksCheck {
		violations = List.copyOf(violations);
	}

}
