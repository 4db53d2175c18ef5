package io.callcraft.shared;

/**
 * One thing wrong with what somebody sent.
 *
 * @param field the field's name as the sender knows it, dotted where nested
 * @param reason what is wrong and what would be right
 */
public record FieldProblem(String field, String reason) {
}
