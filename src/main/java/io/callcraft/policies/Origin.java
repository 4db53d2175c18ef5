package io.callcraft.policies;

/**
 * Where a change of the policies came from.
 */
public enum Origin {

	/** The watched folder. */
	FOLDER,

	/** Somebody's draft. */
	DRAFT,

	/** An earlier release, published again. */
	RESTORE,

	/**
	 * The release before one whose rules had to be stopped, published again by itself.
	 */
	ROLLBACK

}
