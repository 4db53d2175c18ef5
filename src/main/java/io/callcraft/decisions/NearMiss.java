package io.callcraft.decisions;

/**
 * A rule that would have fired but for one condition.
 *
 * @param rule the rule's name
 * @param file path of its file
 * @param fact the type of fact that the condition is about
 * @param condition the condition that failed, as the engine reads it; empty where the
 * fact itself is missing
 */
public record NearMiss(String rule, String file, String fact, String condition) {
}
