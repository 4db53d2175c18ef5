package io.callcraft.program;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.callcraft.calls.Call;
import io.callcraft.decisions.Decisions;
import io.callcraft.decisions.Ruling;
import io.callcraft.decisions.Verdict;
import io.callcraft.diagnosis.CallAssessment;
import io.callcraft.diagnosis.NotCounted;
import io.callcraft.diagnosis.NotReached;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Outcome;

import org.springframework.stereotype.Service;

/**
 * Tells how the rules in force read calls, for those who took them.
 */
@Service
public class CallReadings {

	private final Decisions decisions;

	CallReadings(Decisions decisions) {
		this.decisions = decisions;
	}

	/** How a call reads. */
	public CallReading read(Call call) {
		Ruling assessment = this.decisions.live().decide("assessment", List.of(CallAssessment.of(call)));
		Set<Milestone> notReached = EnumSet.noneOf(Milestone.class);
		assessment.of(NotReached.class)
			.map((verdict) -> ((NotReached) verdict.value()).after())
			.forEach((after) -> call.outcomes().forEach((milestone, outcome) -> {
				if (milestone.compareTo(after) > 0 && outcome == Outcome.MISSED) {
					notReached.add(milestone);
				}
			}));
		String why = assessment.of(NotCounted.class)
			.map(Verdict::value)
			.map((value) -> ((NotCounted) value).reason())
			.distinct()
			.collect(Collectors.joining("; "));
		if (!call.sampling().isFair()) {
			why = "It was picked, not drawn: it is there to learn from";
		}
		return new CallReading(call, why.isEmpty(), why, notReached);
	}

}
