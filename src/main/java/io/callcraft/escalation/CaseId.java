package io.callcraft.escalation;

import io.callcraft.shared.NotFound;

/**
 * How a case's number reads: {@code case-000017}.
 */
final class CaseId {

	private static final String PREFIX = "case-";

	private CaseId() {
	}

	static String of(long number) {
		return PREFIX + String.format("%06d", number);
	}

	/** Whether the text looks like the id of a case. */
	static boolean is(String id) {
		return id.matches(PREFIX + "[0-9]{6,18}");
	}

	/**
	 * The number of an id.
	 * @throws NotFound when it is no id of a case
	 */
	static long number(String id) {
		if (!is(id)) {
			throw new NotFound("case", id);
		}
		return Long.parseLong(id.substring(PREFIX.length()));
	}

}
