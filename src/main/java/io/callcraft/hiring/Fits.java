package io.callcraft.hiring;

/**
 * A verdict: what was seen reaches what is wanted.
 *
 * @param reason why, in plain words
 */
public record Fits(String reason) {
}
