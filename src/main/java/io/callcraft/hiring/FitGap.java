package io.callcraft.hiring;

/**
 * A verdict: less of a trait was seen than is wanted, and it cannot be trained. Whoever
 * decides weighs it.
 *
 * @param trait which
 * @param reason why, in plain words
 */
public record FitGap(Trait trait, String reason) {
}
