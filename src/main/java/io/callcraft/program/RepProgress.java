package io.callcraft.program;

import java.time.Instant;
import java.util.List;

import io.callcraft.shared.RepId;
import io.callcraft.standing.MilestoneStanding;
import io.callcraft.standing.Science;
import io.callcraft.standing.SkillStanding;

/**
 * Where a rep stands now, for people to look at.
 *
 * @param from start of the window of displayed rates
 * @param to its end
 * @param milestones the art: one for each milestone, in order
 * @param science the second score, never blended with the first
 * @param skills trained skills that calls gave evidence of
 */
public record RepProgress(RepId rep, Instant from, Instant to, List<MilestoneStanding> milestones, Science science,
		List<SkillStanding> skills) {
}
