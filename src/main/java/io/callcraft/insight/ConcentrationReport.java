package io.callcraft.insight;

import java.util.List;

import io.callcraft.shared.Rate;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Whether cases are a matter of few people, as they should be (R50), or of how somebody
 * leads.
 *
 * @param people reps with a case in the last year, of all
 * @param cases cases opened in the last year
 * @param shares by supervisor, the most above what is to be expected first
 */
public record ConcentrationReport(Rate people, int cases, List<Share> shares) {

	/**
	 * Cases under a supervisor.
	 *
	 * @param reps reps in their teams
	 * @param withCase how many of those had a case
	 * @param cases cases of theirs
	 * @param expected cases that as many reps have in the whole center
	 * @param ratio cases to what is expected; 1 is as everywhere
	 * @param lower95 end of its interval
	 * @param upper95 end of its interval
	 * @param mostly what most of their cases are about; absent without cases
	 * @param aboutIt how many are about it
	 * @param finding what that says
	 */
	public record Share(UserId supervisor, int reps, int withCase, int cases, double expected, double ratio,
			double lower95, double upper95, @Nullable String mostly, int aboutIt, Finding finding) {
	}

	/** What a share says. */
	public enum Finding {

		/** No more cases than chance brings: look at the people. */
		FEW_PEOPLE,

		/** More than chance brings, about different things: look at how they are led. */
		MANAGERS_GAP,

		/** More than chance brings, and mostly the same step: train it. */
		SAME_STEP

	}

}
