package io.callcraft.shared;

/**
 * What an id may look like, wherever it comes from.
 */
public final class Ids {

	private static final int LONGEST = 64;

	private Ids() {
	}

	/** Whether the text is 1 to 64 letters, digits, dots, underscores or hyphens. */
	public static boolean valid(String text) {
		boolean valid = !text.isEmpty() && text.length() <= LONGEST;
		for (int i = 0; valid && i < text.length(); i++) {
			valid = isOfIds(text.charAt(i));
		}
		return valid;
	}

	/**
	 * By hand, since reports read a hundred thousand ids: a pattern takes many times as
	 * long.
	 */
	private static boolean isOfIds(char each) {
		return (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9') || (each >= 'A' && each <= 'Z')
				|| each == '-' || each == '_' || each == '.';
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
