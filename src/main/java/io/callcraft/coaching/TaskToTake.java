package io.callcraft.coaching;

/**
 * Somebody is about to take a task: a fact.
 *
 * @param task the task's form, such as {@code demonstrate-skill}
 */
public record TaskToTake(String task) {
}
