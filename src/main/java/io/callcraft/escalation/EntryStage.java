package io.callcraft.escalation;

import io.callcraft.decisions.PutsAtDisadvantage;
import io.callcraft.shared.Milestone;

/**
 * A verdict on an entry: it is a relapse, and begins at this stage.
 *
 * @param milestone what it is about
 * @param stage such as {@code HEART_TO_HEART}
 * @param reason why, in plain words
 */
@PutsAtDisadvantage
public record EntryStage(Milestone milestone, String stage, String reason) {
}
