package io.callcraft.insight;

import java.time.Instant;
import java.util.List;

import io.callcraft.escalation.EscalationStage;
import io.callcraft.incentives.Silence;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.Rate;
import io.callcraft.shared.RepId;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * Whether low performance is dealt with quickly and often (R49), for the reps whom the
 * reader may see.
 *
 * @param firstActionDays within how many working days somebody must have done something
 * about a new case
 * @param inTime cases of the last 90 days on which somebody did, of those whose time is
 * over or that were acted on
 * @param unanswered running cases on which nobody has, though the time is over, the
 * longest first
 * @param dwellDays after how many working days without a step a case is standing still
 * @param dwelling open cases that stand still, the longest first
 * @param load running cases by supervisor, the most first
 * @param resolved how cases of the last year ended, by stage, in order
 * @param longest the running case that was opened first; absent without any
 * @param queue reps whose rate is below a limit even at best and who are in no program,
 * the longest first: the part that was asked for (R41)
 * @param queueSize how many they are in all
 * @param queueNext cursor of the part that follows; absent on the last
 * @param silences reps of this supervisor who have gone too long without hearing how they
 * do: no good word, no coaching, no step of a case (R27)
 */
public record CadenceReport(int firstActionDays, Rate inTime, List<Waiting> unanswered, int dwellDays,
		List<Waiting> dwelling, List<Load> load, List<Resolved> resolved, @Nullable Waiting longest,
		List<LowPerformer> queue, int queueSize, @Nullable String queueNext, List<Silence> silences) {

	/**
	 * A case that waits for somebody.
	 *
	 * @param since since when
	 * @param due until when somebody should have done something
	 */
	public record Waiting(String caseId, RepId rep, EscalationStage stage, Instant since, Instant due) {
	}

	/**
	 * What a supervisor has to look after.
	 *
	 * @param reps reps in their teams
	 * @param cases running cases of them
	 */
	public record Load(UserId supervisor, int reps, int cases) {
	}

	/**
	 * How cases fared at a stage.
	 *
	 * @param recovered cases that ended at this stage because the rep recovered, of those
	 * that ended and had come so far
	 */
	public record Resolved(EscalationStage stage, Rate recovered) {
	}

	/**
	 * A rep who is below a limit and in no program.
	 *
	 * @param rate the milestone over the last 90 days
	 * @param limit the share below which the program begins
	 * @param since when a gap at it was found; absent without one
	 * @param why what the program waits for
	 */
	public record LowPerformer(RepId rep, @JsonSerialize(using = MilestoneKey.class) Milestone milestone, Rate rate,
			double limit, @Nullable Instant since, String why) {
	}

}
