package io.callcraft.calls;

/**
 * Wants to know at once when there is something to follow, and would otherwise see it by
 * looking now and then. A bean of this type is called after the commit.
 */
public interface NewWork {

	/** Calls were stored, or history changed. Must return quickly. */
	void calls();

}
