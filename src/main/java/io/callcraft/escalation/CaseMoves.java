package io.callcraft.escalation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.callcraft.coaching.CoachingSession;
import io.callcraft.coaching.CoachingSessions;
import io.callcraft.decisions.Release;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Rate;
import io.callcraft.standing.MilestoneStanding;
import io.callcraft.standing.RepState;
import io.callcraft.standing.Standings;
import io.callcraft.standing.Targets;

import org.springframework.stereotype.Component;

/**
 * Asks the rules where a case goes after a step was reviewed.
 */
@Component
class CaseMoves {

	private final CaseWork work;

	private final Standings standings;

	private final CoachingSessions coaching;

	private final Clock clock;

	CaseMoves(CaseWork work, Standings standings, CoachingSessions coaching, Clock clock) {
		this.work = work;
		this.standings = standings;
		this.coaching = coaching;
		this.clock = clock;
	}

	/** The word for the workflow's gateway. */
	String after(CaseFile file, String step, String result, String concern, String support) {
		CaseProgress progress = (file.milestone != null)
				? progress(file, file.milestone, step, result, concern, support)
				: new CaseProgress(step, result, null, file.cause, concern, support, file.missedInARow,
						file.objectivesMet, file.commitments, file.timesAsked, 0, 0, new Rate(0, 0), new Rate(0, 0), 0,
						0);
		return this.work.ask(file, "escalation", "case.moved", NextMove.class, progress)
			.first(NextMove.class)
			.outcome();
	}

	private CaseProgress progress(CaseFile file, Milestone milestone, String step, String result, String concern,
			String support) {
		Release release = this.work.live();
		RepState state = this.standings.of(file.repId()).state();
		MilestoneStanding at = state.milestones(Targets.from(release::threshold), this.clock.instant())
			.get(milestone.ordinal());
		CoachingSession.Delivered coached = this.coaching.delivered(file.repId(), milestone,
				this.clock.instant().minus(Duration.ofDays(RepState.WINDOW_DAYS)));
		return new CaseProgress(step, result, milestone, file.cause, concern, support, file.missedInARow,
				file.objectivesMet, file.commitments, file.timesAsked, coached.sessions(), coached.reinforcements(),
				at.rate(), state.sinceCase(milestone), at.target(), at.limit());
	}

	/** Outputs of a decision task that names only where to go. */
	static Map<String, Object> outcome(String outcome) {
		return Map.of("outcome", outcome);
	}

	static String text(Map<String, Object> fields, String name) {
		Object value = fields.get(name);
		return (value != null) ? value.toString() : "";
	}

	@SuppressWarnings("unchecked")
	static List<String> words(Map<String, Object> fields, String name) {
		Object value = fields.get(name);
		return (value instanceof List<?>) ? (List<String>) value : List.of();
	}

}
