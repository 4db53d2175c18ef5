package io.callcraft.hiring;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about a candidate.
 *
 * @param profile what they are looked at by
 * @param evidence what was found, in order
 * @param review what the rules made of it last; absent before they were asked
 * @param steps what people did, in order
 * @param onboarding how they began; absent until then
 */
public record CandidateFile(Candidate candidate, TargetProfile profile, List<Evidence> evidence,
		@Nullable FitReview review, List<HiringStep> steps, @Nullable Onboarding onboarding) {

	public CandidateFile {
		evidence = List.copyOf(evidence);
		steps = List.copyOf(steps);
	}

}
