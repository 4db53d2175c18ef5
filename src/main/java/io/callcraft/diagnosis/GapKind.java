package io.callcraft.diagnosis;

/**
 * Why milestones are missed. Rules propose the first three; will and obstacle are for a
 * person to name.
 */
public enum GapKind {

	/** Cannot be taught: a matter of the right role (R9). */
	TALENT,

	/** Can be practised. */
	SKILL,

	/** Can be learned. */
	KNOWLEDGE,

	/** Could, but does not want to. */
	WILL,

	/** Something in the way that is not the rep's doing. */
	OBSTACLE

}
