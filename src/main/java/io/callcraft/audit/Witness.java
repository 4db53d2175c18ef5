package io.callcraft.audit;

import java.util.List;

/**
 * Somebody outside of the database who is told signed heads and remembers them (R58).
 */
interface Witness {

	/**
	 * Refuses a start in which it could never be told anything.
	 * @throws RuntimeException naming the setting that is missing
	 */
	default void check() {
	}

	/**
	 * Tells it a head, unless it knows it, or it is too early for another one.
	 * @throws IllegalStateException when it could not be told
	 */
	void keep(SignedHead head);

	/**
	 * What it was told, as it remembers it now.
	 * @throws IllegalStateException when it cannot be asked
	 */
	Remembered remembered();

	Testimony.Kind kind();

	/** Where it is, without any password. */
	String where();

	/** The setting that says whom to ask. */
	default String setting() {
		return kind().setting();
	}

	/**
	 * What a witness has.
	 *
	 * @param asked whether it hands out anything at all
	 * @param heads signed heads, in any order
	 * @param unreadable what it has from the ledger that is no head, a sentence each
	 */
	record Remembered(boolean asked, List<SignedHead> heads, List<String> unreadable) {

		static final Remembered NOTHING = new Remembered(false, List.of(), List.of());

		public Remembered {
			heads = List.copyOf(heads);
			unreadable = List.copyOf(unreadable);
		}

	}

}
