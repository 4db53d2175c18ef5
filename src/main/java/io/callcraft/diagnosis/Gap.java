package io.callcraft.diagnosis;

import java.time.Instant;
import java.util.List;

import io.callcraft.calls.Call;
import io.callcraft.shared.Competency;
import io.callcraft.shared.Milestone;
import io.callcraft.shared.NotFound;
import io.callcraft.shared.RepId;
import org.jspecify.annotations.Nullable;

/**
 * A gap of a rep as it is kept.
 *
 * @param id its number
 * @param reason why the rules propose it
 * @param rules the rules that found it
 * @param release the release that they are of
 * @param calls calls that show it, oldest first
 * @param settled what people have settled on; absent while it is only proposed
 */
public record Gap(long id, RepId rep, GapKind kind, Milestone milestone, Competency competency, String reason,
		List<String> rules, int release, List<Call.Key> calls, State state, Instant foundAt,
		@Nullable Settled settled) {

	private static final String PREFIX = "gap-";

	/** What it is called in addresses, and what its workflow is about: {@code gap-12}. */
	public String key() {
		return key(this.id);
	}

	/** What the gap of a number is called. */
	public static String key(long id) {
		return PREFIX + id;
	}

	/** Whether a text could be the key of a gap. */
	static boolean isKey(String text) {
		return text.matches(PREFIX + "\\d{1,18}");
	}

	/**
	 * The number within a key.
	 * @throws NotFound when it is no key of a gap
	 */
	public static long number(String key) {
		if (!isKey(key)) {
			throw new NotFound("gap", key);
		}
		return Long.parseLong(key.substring(PREFIX.length()));
	}

	/** What people have said about a gap. */
	public enum State {

		PROPOSED, CONFIRMED, OVERRIDDEN, CLOSED

	}

	/**
	 * What people have settled on.
	 *
	 * @param cause why the milestone is missed; absent where they see no gap
	 * @param remedy what would help
	 */
	public record Settled(@Nullable GapKind cause, Competency remedy, Instant at) {
	}

}
