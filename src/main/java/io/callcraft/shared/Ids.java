package io.callcraft.shared;

import java.util.regex.Pattern;

/**
 * What an id may look like, wherever it comes from.
 */
public final class Ids {

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

	private Ids() {
	}

	/** Whether the text is 1 to 64 letters, digits, dots, underscores or hyphens. */
	public static boolean valid(String text) {
		return ID.matcher(text).matches();
	}

	/**
	 * Accepts an id or says what is wrong with it.
	 * @throws InvalidInput naming the field, when the text is no id
	 */
	public static String require(String field, String text) {
		if (!valid(text)) {
			String shown = (text.length() > 70) ? text.substring(0, 70) + "…" : text;
			throw new InvalidInput(field,
					"'" + shown + "' is no id: use 1 to 64 letters, digits, dots, underscores or hyphens");
		}
		return text;
	}

}
