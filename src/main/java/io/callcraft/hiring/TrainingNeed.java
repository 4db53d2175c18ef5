package io.callcraft.hiring;

/**
 * A verdict: a skill or knowledge is missing that training gives; it goes into the
 * training plan (R19).
 *
 * @param trait which
 * @param reason why, in plain words
 */
public record TrainingNeed(Trait trait, String reason) {
}
