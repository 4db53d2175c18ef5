package io.callcraft.diagnosis;

import io.callcraft.shared.Competency;
import io.callcraft.shared.Milestone;

/**
 * Training that a rep has done: a fact for the rules.
 *
 * @param milestone what it was to help with
 * @param competency what was trained
 * @param daysAgo how many days ago it was done
 */
public record TrainingDone(Milestone milestone, Competency competency, int daysAgo) {
}
