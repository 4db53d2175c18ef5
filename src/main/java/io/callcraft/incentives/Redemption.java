package io.callcraft.incentives;

import java.time.Instant;
import java.util.Locale;

import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;
import org.jspecify.annotations.Nullable;

/**
 * A rep asked for something of the catalogue.
 *
 * @param id names it, and its workflow: {@code redemption-000001}
 * @param item id of what it is for
 * @param name what that is called
 * @param points what it takes; held until it is handed over
 * @param endedBecause why it came to nothing; absent unless it did
 */
public record Redemption(String id, RepId rep, String item, String name, long points, State state, Instant askedAt,
		@Nullable Instant endedAt, @Nullable String endedBecause) {

	private static final String PREFIX = "redemption-";

	static String id(long number) {
		return String.format(Locale.ROOT, PREFIX + "%06d", number);
	}

	static boolean isId(String text) {
		return text.matches(PREFIX + "\\d{6,18}");
	}

	/**
	 * The number within an id.
	 * @throws NotFound when it is no id of a redemption
	 */
	static long number(String id) {
		if (!isId(id)) {
			throw new NotFound("redemption", id);
		}
		return Long.parseLong(id.substring(PREFIX.length()));
	}

	/** Whether it can still be cancelled. */
	public boolean isOpen() {
		return this.state == State.ASKED || this.state == State.APPROVED;
	}

	/** How far it has come. */
	public enum State {

		/** Waits for approval. */
		ASKED,

		/** Waits to be handed over. */
		APPROVED,

		FULFILLED, DECLINED, CANCELLED

	}

}
