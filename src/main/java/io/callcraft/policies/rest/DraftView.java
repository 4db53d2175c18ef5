package io.callcraft.policies.rest;

import java.time.Instant;
import java.util.List;

import io.callcraft.policies.Draft;
import io.callcraft.policies.Origin;
import io.callcraft.shared.PolicyProblem;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A draft as the API shows it.
 *
 * @param draft names it
 * @param by who began it
 * @param message why
 * @param origin where it came from
 * @param state how far it has come
 * @param at when it was begun
 * @param approvedBy the second person; null until approved
 * @param approvedAt when it was approved
 * @param sentBackBy who wants something else first; null again after a change
 * @param sentBackReason what they want
 * @param publishAt when it publishes itself; null for when somebody says so
 * @param release the release that it became; null until published
 * @param files what it changes
 * @param problems what its check found; null where it was not checked for this answer
 */
record DraftView(long draft, UserId by, String message, Origin origin, Draft.State state, Instant at,
		@Nullable UserId approvedBy, @Nullable Instant approvedAt, @Nullable UserId sentBackBy,
		@Nullable String sentBackReason, @Nullable Instant publishAt, @Nullable Integer release, List<FileView> files,
		@Nullable List<ProblemView> problems) {

	static DraftView of(Draft draft) {
		return of(draft, null);
	}

	static DraftView of(Draft draft, @Nullable List<PolicyProblem> problems) {
		return new DraftView(draft.id(), draft.author(), draft.message(), draft.origin(), draft.state(),
				draft.createdAt(), draft.approver(), draft.approvedAt(), draft.sentBackBy(), draft.sentBackReason(),
				draft.publishAt(), draft.release(),
				draft.files().stream().map((file) -> new FileView(file.path(), file.removed(), file.editor())).toList(),
				(problems != null) ? ProblemView.of(problems) : null);
	}

	/**
	 * A file that a draft changes.
	 *
	 * @param path its path
	 * @param removed whether it is taken away
	 * @param by who changed it last
	 */
	record FileView(String path, boolean removed, UserId by) {
	}

}
