package io.callcraft.incentives;

/**
 * A verdict on a rep's month: whether they are an achiever (R39).
 *
 * @param status {@code EARNED}, {@code KEPT}, {@code PROTECTED} or {@code LOST}
 * @param reason why, in plain words
 */
public record AchieverStatus(String status, String reason) {
}
