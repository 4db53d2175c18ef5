package io.callcraft.calls;

/**
 * Wants to know at once when there is something to follow, and would otherwise see it by
 * looking now and then. A bean of this type is called after the commit.
 */
public interface NewWork {

	/**
	 * An import has ended, or history changed. Must return quickly. While an import goes
	 * on nobody is told, so that its calls gather.
	 */
	void calls();

}
