package io.callcraft.incentives;

/**
 * A verdict on a call: the supervisor should say something good within the hour (R26).
 *
 * @param reason what there is to praise, in plain words
 */
public record PatOnTheBack(String reason) {
}
