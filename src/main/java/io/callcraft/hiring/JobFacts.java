package io.callcraft.hiring;

/**
 * Whether the candidate knows what cannot be scored: pay, the way to work, all day at one
 * desk.
 *
 * @param told whether an interviewer has told them
 */
public record JobFacts(boolean told) {
}
