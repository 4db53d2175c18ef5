package io.callcraft.hiring;

/**
 * A verdict: too little was seen to decide.
 *
 * @param trait of what
 * @param reason what is missing, in plain words
 */
public record EvidenceNeed(Trait trait, String reason) {
}
