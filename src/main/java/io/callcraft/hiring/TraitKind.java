package io.callcraft.hiring;

/**
 * What can be done about a trait that is missing.
 */
public enum TraitKind {

	/** Cannot be taught: hire for it (R16). */
	TALENT,

	/** Can be trained. */
	SKILL,

	/** Can be learned. */
	KNOWLEDGE,

	/** How somebody is towards work and people; seldom changes. */
	ATTITUDE,

	/** A fact about the job that is told to the candidate and never scored. */
	JOB_FACT

}
