package io.callcraft.workflow;

/**
 * How many instances a search finds.
 *
 * @param found how many were counted
 * @param complete whether these are all: counting ends when much was looked at
 */
public record InstanceCount(int found, boolean complete) {
}
