package io.callcraft.escalation;

import io.callcraft.shared.Milestone;

/**
 * Rep and supervisor are about to agree on an objective: a fact.
 *
 * @param milestone what it should help with
 * @param step which small skill, from 1, the easiest; 0 to ask for all of them
 */
public record ObjectiveWanted(Milestone milestone, int step) {
}
