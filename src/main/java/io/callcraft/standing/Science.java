package io.callcraft.standing;

import io.callcraft.shared.Rate;
import org.jspecify.annotations.Nullable;

/**
 * The second score, shown beside the milestones and never blended with them (R4): means
 * over the calls of the window on which the item is known.
 *
 * @param calls calls of the window
 * @param sales calls with a sale among all calls
 * @param handleSeconds mean handle time; absent without calls
 * @param holdSeconds mean hold time; absent when never known
 * @param afterCallSeconds mean work after the call; absent when never known
 * @param transferred calls passed on, among those where it is known
 * @param nameUsed calls on which the rep used the caller's name, among those where it is
 * known
 */
public record Science(int calls, Rate sales, @Nullable Double handleSeconds, @Nullable Double holdSeconds,
		@Nullable Double afterCallSeconds, Rate transferred, Rate nameUsed) {

	static Science of(DayTally sum) {
		return new Science(sum.calls, new Rate(sum.sales, sum.calls), mean(sum.handleSeconds, sum.calls),
				mean(sum.holdSeconds, sum.holdKnown), mean(sum.afterCallSeconds, sum.afterCallKnown),
				new Rate(sum.transferred, sum.transferKnown), new Rate(sum.nameUsed, sum.nameKnown));
	}

	static @Nullable Double mean(long sum, int count) {
		return (count == 0) ? null : Math.round(10.0 * sum / count) / 10.0;
	}

}
