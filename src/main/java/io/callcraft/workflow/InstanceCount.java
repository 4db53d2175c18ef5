package io.callcraft.workflow;

/**
 * How many instances a search finds.
 *
 * @param found how many were counted
 * @param complete whether these are all: counting ends when much was looked at
 */
public record InstanceCount(int found, boolean complete) {

	/** What was counted up to one more than the most. */
	static InstanceCount upTo(int most, int counted) {
		return new InstanceCount(Math.min(most, counted), counted <= most);
	}

}
