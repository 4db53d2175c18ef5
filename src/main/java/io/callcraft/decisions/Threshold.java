package io.callcraft.decisions;

/**
 * A figure that operations may change without touching a rule, as every rule of a release
 * sees it.
 *
 * @param name dotted name, such as {@code entry.evidence}
 * @param value the value in force
 * @param unit what it is counted in: {@code percent}, {@code calls}, {@code days}, …
 * @param min least value allowed
 * @param max greatest value allowed
 * @param why what it is for, in plain words
 */
public record Threshold(String name, double value, String unit, double min, double max, String why) {
}
