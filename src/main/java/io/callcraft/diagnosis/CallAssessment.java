package io.callcraft.diagnosis;

import io.callcraft.calls.Call;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One call as the assessment rules see it: a fact. A milestone that nobody assessed is
 * null.
 *
 * @param sale whether something was sold
 * @param sampling how the call came to be assessed
 * @param handleSeconds how long it took
 */
public record CallAssessment(@Nullable Outcome lead, @Nullable Outcome discovery, @Nullable Outcome statedNeeds,
		@Nullable Outcome unstatedNeeds, @Nullable Outcome recommendation, @Nullable Outcome concerns,
		@Nullable Outcome commitment, boolean sale, Call.Sampling sampling, int handleSeconds) {

	/** The fact of a call. */
	public static CallAssessment of(Call call) {
		return new CallAssessment(call.outcome(Milestone.LEAD), call.outcome(Milestone.DISCOVERY),
				call.outcome(Milestone.STATED_NEEDS), call.outcome(Milestone.UNSTATED_NEEDS),
				call.outcome(Milestone.RECOMMENDATION), call.outcome(Milestone.CONCERNS),
				call.outcome(Milestone.COMMITMENT), call.sale(), call.sampling(), call.handleSeconds());
	}

}
