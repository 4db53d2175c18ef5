package io.callcraft.decisions;

import java.util.Collection;
import java.util.List;

/**
 * The rules of one policy release, compiled: immutable, safe for many threads, good for
 * the live program, a backtest and an outlook alike.
 */
public interface Release {

	/** The release's number, from 1; 0 for a draft that was never published. */
	int number();

	/** SHA-256, in hex, of all files of the release. */
	String sha256();

	/**
	 * Asks the rules of a decision about some facts. Stores nothing.
	 * @param decision name of the decision
	 * @param facts records of the decision's vocabulary
	 * @throws io.callcraft.shared.NotFound when the release has no such decision
	 * @throws FailedRule when a rule cannot be applied to these facts
	 * @throws RunawayRule when the rules go beyond their budget of firings or time
	 */
	Ruling decide(String decision, List<?> facts);

	/**
	 * The value of a threshold.
	 * @throws io.callcraft.shared.NotFound when no file of the release sets it
	 */
	double threshold(String name);

	/** The value of a threshold, or another where no file of the release sets it. */
	default double threshold(String name, double otherwise) {
		return thresholds().stream()
			.filter((threshold) -> threshold.name().equals(name))
			.mapToDouble(Threshold::value)
			.findFirst()
			.orElse(otherwise);
	}

	/** All thresholds, by name. */
	Collection<Threshold> thresholds();

	/** The decisions that the release has rules for. */
	Collection<String> decisions();

}
