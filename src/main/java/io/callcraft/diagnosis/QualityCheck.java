package io.callcraft.diagnosis;

/**
 * A verdict on a call: a person should look at it.
 *
 * @param kind what to look for, such as {@code MIS_SELLING}
 * @param reason why, in plain words
 */
public record QualityCheck(String kind, String reason) {
}
