package io.callcraft.hiring;

import java.time.Instant;
import java.util.Map;

import io.callcraft.shared.PersonalText;
import io.callcraft.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What a person did about a candidate.
 *
 * @param words why, or what was written; absent where nothing was, or once erased
 */
public record HiringStep(Kind kind, UserId by, Instant at, @Nullable String words) {

	/** What an entry says of it; of the words it keeps the digest alone. */
	Map<String, Object> forTheLedger() {
		return (this.words != null) ? Map.of("step", this.kind.name(), "words", PersonalText.of(this.words))
				: Map.of("step", this.kind.name());
	}

	/** Kinds of steps. */
	public enum Kind {

		OFFER, DECLINE, MORE_EVIDENCE,

		/** The decline was told, kindly. */
		LETTER,

		/** The candidate took the offer. */
		ACCEPTED,

		/** The candidate did not take the offer. */
		REFUSED,

		ONBOARDED, WITHDRAWN

	}

}
