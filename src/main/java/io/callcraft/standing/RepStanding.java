package io.callcraft.standing;

import io.callcraft.shared.RepId;

/**
 * What the rules know about a rep beside the milestones: a fact.
 *
 * @param rep who
 * @param tenureDays days since hiring; negative before the first day
 * @param programDays days since the center's program began; −1 when it has not
 * @param noticeDays days since the rep acknowledged what is expected; −1 when never
 * @param calls calls of the last 90 days
 * @param caseOpen whether a case is running
 * @param onLeave whether the rep is on leave, or has left
 * @param serviceSeat whether the rep's seat serves only
 */
public record RepStanding(RepId rep, int tenureDays, int programDays, int noticeDays, int calls, boolean caseOpen,
		boolean onLeave, boolean serviceSeat) {
}
