package io.callcraft.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with the ledger.
 *
 * @param kind how it is wrong
 * @param n number of the first entry concerned; absent where none has one
 * @param what one plain sentence
 */
public record Finding(Kind kind, @Nullable Long n, String what) {

	/** How a ledger can be wrong. */
	public enum Kind {

		/** An entry is not what was hashed and signed. */
		CHANGED,
		/** An entry or its number is gone. */
		MISSING,
		/** An entry stands at a number that is not its own. */
		REORDERED,
		/** An entry has a number that no signed head knows of. */
		INSERTED,
		/** The application never entered it: no tag of the key file stands behind it. */
		FOREIGN,
		/** A head was signed with a key that is not the ledger's. */
		RESEALED,
		/** A witness saw another ledger. */
		FORKED,
		/** A signature is not that of the key it names. */
		BAD_SIGNATURE,
		/** An entry has waited too long for its number. */
		UNSEALED,
		/** A witness cannot be asked, or what it has is no head. */
		WITNESS_SILENT

	}

}
