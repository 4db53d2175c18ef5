package io.callcraft.incentives;

import io.callcraft.calls.Call;
import io.callcraft.people.Rep.RewardPreference;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import io.callcraft.standing.AssessedCall;
import org.jspecify.annotations.Nullable;

/**
 * One call as the rules for rewards see it: a fact. Outcomes are those that the
 * assessment left; a milestone that nobody assessed is null. How long a call took, or how
 * many there were, is not among it on purpose: activity earns nothing.
 *
 * @param sale whether something was sold
 * @param sampling how the call came to be assessed
 * @param streak how many assessed calls in a row, this one included, let the customer
 * agree to discovery and reveal unstated needs
 * @param preference which rewards mean something to the rep
 */
public record RewardedCall(@Nullable Outcome lead, @Nullable Outcome discovery, @Nullable Outcome statedNeeds,
		@Nullable Outcome unstatedNeeds, @Nullable Outcome recommendation, @Nullable Outcome concerns,
		@Nullable Outcome commitment, boolean sale, Call.Sampling sampling, int streak, RewardPreference preference) {

	static RewardedCall of(AssessedCall assessed, int streak, RewardPreference preference) {
		return new RewardedCall(assessed.outcomes().get(Milestone.LEAD), assessed.outcomes().get(Milestone.DISCOVERY),
				assessed.outcomes().get(Milestone.STATED_NEEDS), assessed.outcomes().get(Milestone.UNSTATED_NEEDS),
				assessed.outcomes().get(Milestone.RECOMMENDATION), assessed.outcomes().get(Milestone.CONCERNS),
				assessed.outcomes().get(Milestone.COMMITMENT), assessed.call().sale(), assessed.call().sampling(),
				streak, preference);
	}

}
