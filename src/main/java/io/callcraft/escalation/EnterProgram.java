package io.callcraft.escalation;

import io.callcraft.decisions.PutsAtDisadvantage;
import io.callcraft.shared.Milestone;

/**
 * A verdict on a rep: a case should be opened at the first stage.
 *
 * @param milestone what it is about
 * @param reason why, in plain words
 */
@PutsAtDisadvantage
public record EnterProgram(Milestone milestone, String reason) {
}
