package io.callcraft.audit;

import org.jspecify.annotations.Nullable;

/**
 * What came out when a head that somebody kept was compared with the ledger.
 *
 * @param verdict in a word
 * @param what in a plain sentence
 * @param head the head that it was; absent when it was none
 */
public record HeadComparison(Verdict verdict, String what, @Nullable SignedHead head) {

	/** How a head that somebody kept stands to the ledger. */
	public enum Verdict {

		/** The ledger holds everything that was signed by it, in that order. */
		CONTAINED,
		/** It was signed for other entries than those of this ledger, or for more. */
		FORKED,
		/** The key that it names is none of this ledger's. */
		UNKNOWN_KEY,
		/** It does not bear the signature of the key that it names. */
		BAD_SIGNATURE,
		/** It is no signed head. */
		NOT_A_HEAD

	}

}
