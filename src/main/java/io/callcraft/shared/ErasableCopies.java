package io.callcraft.shared;

import org.jspecify.annotations.Nullable;

/**
 * A module's own copies of what was written by or about somebody: forms, notes, reasons.
 * {@code audit} erases the ledger's and asks every module for its own, in one transaction
 * (R59).
 */
public interface ErasableCopies {

	/** What stands where words were. */
	String ERASED = "(erased)";

	/**
	 * What they are still needed for, in plain words with the way out: until then nothing
	 * of them is erased.
	 * @param person the id of a rep or candidate
	 * @param caseId those of this case of theirs alone; absent for those of no case
	 * @return null when for nothing
	 */
	default @Nullable String neededFor(String person, @Nullable String caseId) {
		return null;
	}

	/**
	 * How many there are to erase: what {@link #erase} would answer.
	 * @param person the id of a rep or candidate
	 * @param caseId those of this case of theirs alone; absent for those of no case
	 */
	int count(String person, @Nullable String caseId);

	/**
	 * Erases them; ids, times, choices and numbers stay.
	 * @param person the id of a rep or candidate
	 * @param caseId those of this case of theirs alone; absent for those of no case
	 * @return how many rows lost words
	 */
	int erase(String person, @Nullable String caseId);

}
