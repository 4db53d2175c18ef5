package io.callcraft.calls;

import java.io.Serial;

/** Ends the reading of one call that cannot be taken. */
final class Rejected extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final int SHOWN = 40;

	private final String field;

	Rejected(String field, String reason) {
		// no stack trace: a file may hold a hundred thousand of them
		super(reason, null, false, false);
		this.field = field;
	}

	/** Rejects a text by quoting the start of it. */
	static Rejected value(String field, String text, String reason) {
		return new Rejected(field, "'" + shown(text) + "' " + reason);
	}

	/** A text as an answer may repeat it: short, one line. */
	static String shown(String text) {
		String start = (text.length() > SHOWN) ? text.substring(0, SHOWN) + "…" : text;
		StringBuilder safe = new StringBuilder(start.length());
		start.codePoints()
			.map((point) -> (Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE) ? '?'
					: point)
			.forEach(safe::appendCodePoint);
		return safe.toString();
	}

	String field() {
		return this.field;
	}

	String reason() {
		return String.valueOf(getMessage());
	}

}
