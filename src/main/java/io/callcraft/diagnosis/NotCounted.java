package io.callcraft.diagnosis;

/**
 * A verdict on a call: it never counts towards entering the program.
 *
 * @param reason why, in plain words
 */
public record NotCounted(String reason) {
}
