package io.callcraft.escalation;

import io.callcraft.decisions.PutsAtDisadvantage;

/**
 * A verdict on conduct: a case should be opened at formative feedback.
 *
 * @param reason why, in plain words
 */
@PutsAtDisadvantage
public record EnterForConduct(String reason) {
}
