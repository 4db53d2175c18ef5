package io.callcraft.calls;

/**
 * Why one line was not taken.
 *
 * @param line from 1: the line of the text, or the element of a JSON array
 * @param field the field that is wrong, dotted where nested; {@code line} when it is the
 * whole
 * @param reason what is wrong and what would be right
 */
public record Rejection(int line, String field, String reason) {
}
