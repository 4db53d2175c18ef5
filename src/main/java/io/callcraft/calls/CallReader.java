package io.callcraft.calls;

import java.io.IOException;

/**
 * Reads calls one by one from what somebody sent.
 */
interface CallReader {

	/**
	 * Reads the next call.
	 * @param draft is filled; must be clear
	 * @return false at the end
	 * @throws Rejected when the line is no call; reading can go on, if only to find that
	 * it ends there
	 */
	boolean read(CallDraft draft) throws IOException;

	/**
	 * Passes over the next call without looking into it.
	 * @return false at the end
	 * @throws Rejected when the rest cannot be read
	 */
	boolean skip() throws IOException;

	/** The number of the line last read, from 1. */
	int line();

}
