package io.callcraft.diagnosis;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.callcraft.calls.Call;
import io.callcraft.shared.Outcome;
import io.callcraft.shared.UserId;

/**
 * How much a proposed gap rests on: calls that still read as missed and that nobody
 * picked, and how many people judged them. Anecdotes, and the eye of a single evaluator,
 * do not confirm a gap.
 *
 * @param missed calls that still read as missed
 * @param census those of them that come from assessing every call
 * @param assessors people who judged the others
 * @param leastMissed how many missed calls it takes
 * @param leastAssessors how many people it takes where not every call is assessed
 */
public record Confidence(int missed, int census, int assessors, int leastMissed, int leastAssessors) {

	static Confidence of(Gap gap, List<Call> cited, int leastMissed, int leastAssessors) {
		int missed = 0;
		int census = 0;
		Set<UserId> assessors = new HashSet<>();
		for (Call call : cited) {
			if (call.outcome(gap.milestone()) == Outcome.MISSED && call.sampling().isFair()) {
				missed++;
				if (call.sampling() == Call.Sampling.CENSUS) {
					census++;
				}
				else if (call.assessor() != null) {
					assessors.add(Objects.requireNonNull(call.assessor()));
				}
			}
		}
		return new Confidence(missed, census, assessors.size(), leastMissed, leastAssessors);
	}

	/** Whether it takes no more to confirm a cause. */
	public boolean isEnough() {
		return this.census >= this.leastMissed
				|| (this.missed >= this.leastMissed && this.assessors >= this.leastAssessors);
	}

	/** The figures in a sentence, with what is missing where they are not enough. */
	public String getWords() {
		String calls = this.missed + ((this.missed == 1) ? " call" : " calls")
				+ " that nobody picked still read as missed";
		if (this.missed < this.leastMissed) {
			return calls + "; " + this.leastMissed + " are needed";
		}
		String judged = (this.census >= this.leastMissed) ? ", every call being assessed"
				: ", judged by " + this.assessors + ((this.assessors == 1) ? " person" : " people");
		return isEnough() ? calls + judged : calls + judged + "; " + this.leastAssessors
				+ " people are needed: have somebody else assess some of them again";
	}

}
