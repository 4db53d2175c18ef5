package io.callcraft.shared;

/**
 * What an assessment says about one milestone of one call; an outcome that nobody
 * assessed is absent (R1).
 */
public enum Outcome {

	MET, MISSED, NOT_APPLICABLE

}
