package io.callcraft.shared;

/**
 * Tells what may not be erased: {@code audit} knows who is under a legal hold, and
 * modules that erase by themselves ask first (R59).
 */
public interface ErasureHold {

	/**
	 * Whether anything about somebody is held.
	 * @param person the id of a rep or candidate
	 */
	boolean isHeld(String person);

}
