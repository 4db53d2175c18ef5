package io.callcraft.audit;

import org.jspecify.annotations.Nullable;

/**
 * What one witness had to say when the ledger was verified.
 *
 * @param kind what it is
 * @param where it is, without any password
 * @param heads how many signed heads it gave; absent when it gives none out, or could not
 * be asked
 */
public record Testimony(Kind kind, String where, @Nullable Integer heads) {

	/** Where heads are kept outside of the database. */
	public enum Kind {

		/** A file, best on another disk. */
		FILE("callcraft.ledger.witness-file"),

		/** Somebody else's server. */
		ADDRESS("callcraft.ledger.witness-url"),

		/** Mails, and the mailbox that they are in. */
		MAILBOX("callcraft.ledger.witness-mail");

		private final String setting;

		Kind(String setting) {
			this.setting = setting;
		}

		/** The setting that sets one up. */
		public String setting() {
			return this.setting;
		}

	}

}
