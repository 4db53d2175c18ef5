package io.callcraft.program;

import java.time.Instant;
import java.util.List;

import io.callcraft.decisions.Release;
import io.callcraft.decisions.Verdict;
import io.callcraft.escalation.CaseProgress;
import io.callcraft.escalation.NextMove;
import io.callcraft.escalation.ObjectiveProgress;
import io.callcraft.escalation.ObjectiveReview;
import io.callcraft.program.Consequence.Kind;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Rate;
import io.callcraft.standing.MilestoneStanding;
import io.callcraft.standing.RepState;
import io.callcraft.standing.Targets;

/**
 * A case that a replay opened, as far as calls can tell how it goes on. Its objectives
 * are taken to be ten calls each, met where the customers' outcomes reach the target of
 * the milestone; one that was missed is taken as a matter of will, since that is what
 * leads furthest. The rules judge each and say where the case goes: recovered ends it,
 * any other stage is noted once, since what follows lies with people.
 */
final class ReplayedCase {

	/** Calls with evidence of one objective, as shipped. */
	private static final int CALLS = 10;

	private final Release release;

	private final Targets targets;

	private final Milestone milestone;

	private Rate reviewed = new Rate(0, 0);

	private int objectivesMet;

	private int missedInARow;

	private boolean left;

	ReplayedCase(Release release, Targets targets, Milestone milestone) {
		this.release = release;
		this.targets = targets;
		this.milestone = milestone;
	}

	/**
	 * Looks at the state after a call.
	 * @return where the case goes, where the call decides that
	 */
	List<Consequence> after(RepState state, Instant at) {
		Rate since = state.sinceCase(this.milestone);
		if (since.observed() - this.reviewed.observed() < CALLS) {
			return List.of();
		}
		MilestoneStanding standing = state.milestones(this.targets, at).get(this.milestone.ordinal());
		count(review(since, standing));
		this.reviewed = since;
		CaseProgress progress = new CaseProgress("OBJECTIVE", (this.missedInARow > 0) ? "MISSED" : "MET",
				this.milestone, "WILL", "", "", this.missedInARow, this.objectivesMet, 0, 0, 0, 0, standing.rate(),
				since, standing.target(), standing.limit());
		return this.release.decide("escalation", List.of(progress))
			.of(NextMove.class)
			.flatMap((verdict) -> move(verdict, state, at).stream())
			.toList();
	}

	private boolean review(Rate since, MilestoneStanding standing) {
		int met = since.met() - this.reviewed.met();
		int missed = since.observed() - this.reviewed.observed() - met;
		ObjectiveProgress progress = new ObjectiveProgress("OBJECTIVE", CALLS, (int) standing.getTargetPercent(), met,
				missed, 0, 0);
		return this.release.decide("escalation", List.of(progress))
			.of(ObjectiveReview.class)
			.anyMatch((verdict) -> ((ObjectiveReview) verdict.value()).result().equals("MET"));
	}

	private void count(boolean isMet) {
		this.objectivesMet += isMet ? 1 : 0;
		this.missedInARow = isMet ? 0 : this.missedInARow + 1;
	}

	private List<Consequence> move(Verdict verdict, RepState state, Instant at) {
		NextMove move = (NextMove) verdict.value();
		boolean recovered = move.outcome().equals("RECOVERED");
		if (!recovered && (this.left || move.outcome().equals("NEXT_OBJECTIVE"))) {
			return List.of();
		}
		this.left = true;
		return List.of(new Consequence(at, recovered ? Kind.RECOVERY : Kind.NEXT_STAGE,
				recovered ? this.milestone.name() : move.outcome(), move.reason(), List.of(verdict.rule()),
				state.missedCalls(this.milestone)));
	}

}
