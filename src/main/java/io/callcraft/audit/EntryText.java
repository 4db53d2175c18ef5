package io.callcraft.audit;

import java.time.Instant;

import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * How a text stands of which an entry holds the digest.
 *
 * @param digest SHA-256, in hex, of its salt and its words in UTF-8
 * @param standing whether it is as it was entered
 * @param text its words; absent when they are not for the reader, or not what was entered
 * @param erased when, by whom and why it was erased; absent unless it was
 */
public record EntryText(String digest, Standing standing, @Nullable String text, @Nullable Erasure erased) {

	/** In words: the text itself, or what became of it. */
	public String told() {
		if (this.text != null) {
			return this.text;
		}
		return (this.erased != null) ? "erased on " + this.erased.at().toString().substring(0, 10) + " by "
				+ this.erased.by() + " because " + this.erased.because() : this.standing.words;
	}

	/** Whether a text is as it was entered. */
	public enum Standing {

		/** Its words have the digest that was entered. */
		AS_ENTERED("a text that human resources and auditors may read"),

		/** As entered, and for human resources alone. */
		RESTRICTED("a restricted text"),

		/** As entered, for human resources and the person concerned. */
		CONFIDENTIAL("a text about something protected"),

		/** Its words have another digest. */
		CHANGED("the text is not what was entered"),

		/** It was erased. */
		ERASED("erased"),

		/** It is gone, and nothing says who erased it. */
		MISSING("the text is gone");

		private final String words;

		Standing(String words) {
			this.words = words;
		}

	}

	/**
	 * Somebody erased it.
	 *
	 * @param because why, in plain words
	 */
	public record Erasure(Instant at, UserId by, String because) {
	}

}
