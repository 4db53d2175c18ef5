package io.callcraft.coaching;

/**
 * A gap is to be trained, or somebody wants to know what there is: a fact.
 *
 * @param competency name of the competency; empty to ask for all of them
 * @param cause {@code SKILL} or {@code KNOWLEDGE}, as people have settled it; empty to
 * ask for training of any
 */
public record TrainingWanted(String competency, String cause) {

	static final TrainingWanted ALL = new TrainingWanted("", "");

}
