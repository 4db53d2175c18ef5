package io.callcraft.hiring;

/**
 * How far what was seen reaches what is wanted, weighed as the profile says. A trait over
 * its level counts no more than one at it: strength in one does not buy another.
 *
 * @param score 0 to 100
 */
public record FitScore(double score) {
}
