package io.callcraft.shared;

import java.util.Arrays;
import java.util.Optional;

/**
 * The customer's own steps through a call, in order (R1, R2). Each says what the customer
 * did, never what the rep did.
 */
public enum Milestone {

	LEAD("lead", "let the rep lead"),

	DISCOVERY("discovery", "agreed to discovery"),

	STATED_NEEDS("statedNeeds", "revealed stated needs"),

	UNSTATED_NEEDS("unstatedNeeds", "revealed unstated needs"),

	RECOMMENDATION("recommendation", "embraced the recommendation"),

	CONCERNS("concerns", "voiced concerns honestly"),

	COMMITMENT("commitment", "committed");

	private final String key;

	private final String phrase;

	Milestone(String key, String phrase) {
		this.key = key;
		this.phrase = phrase;
	}

	/** The name in the API, in files and in thresholds: {@code statedNeeds}. */
	public String key() {
		return this.key;
	}

	/** What the customer did, to follow "The customer …". */
	public String phrase() {
		return this.phrase;
	}

	/** The milestone of an API name. Empty when there is none. */
	public static Optional<Milestone> ofKey(String key) {
		return Arrays.stream(values()).filter((milestone) -> milestone.key.equals(key)).findFirst();
	}

}
