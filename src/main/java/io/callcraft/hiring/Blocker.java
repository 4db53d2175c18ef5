package io.callcraft.hiring;

import io.callcraft.decisions.PutsAtDisadvantage;

/**
 * A verdict: this speaks against hiring whatever else was seen.
 *
 * @param trait what is missing
 * @param reason why, in plain words
 */
@PutsAtDisadvantage
public record Blocker(Trait trait, String reason) {
}
