package io.callcraft.policies.rest;

import java.time.Instant;
import java.util.List;

import io.callcraft.policies.Origin;
import io.callcraft.policies.PublishedRelease;
import io.callcraft.shared.PolicyProblem;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A release as the API shows it.
 *
 * @param release its number, from 1
 * @param sha256 of all its files
 * @param by who made the change
 * @param approvedBy the second person, where there was one
 * @param at when it was published
 * @param message why
 * @param origin where the change came from
 * @param files paths of its files
 * @param problems of the last change of the folder, if it was refused; told of the live
 * release only
 */
record ReleaseView(int release, String sha256, UserId by, @Nullable UserId approvedBy, Instant at, String message,
		Origin origin, List<String> files, List<ProblemView> problems) {

	static ReleaseView of(PublishedRelease release) {
		return of(release, List.of());
	}

	static ReleaseView of(PublishedRelease release, List<PolicyProblem> problems) {
		return new ReleaseView(release.number(), release.sha256(), release.author(), release.approver(), release.at(),
				release.message(), release.origin(), release.files(), ProblemView.of(problems));
	}

}
