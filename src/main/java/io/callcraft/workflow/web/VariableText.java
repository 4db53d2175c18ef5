package io.callcraft.workflow.web;

import io.callcraft.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * The value of a variable as people write it.
 */
final class VariableText {

	private VariableText() {
	}

	/**
	 * Reads a value.
	 * @param type the variable's type in the BPMN file
	 * @param now the present value, which says what a variable of any type holds
	 * @return absent when the text is empty: the variable is to be removed
	 * @throws InvalidInput when the text is no value of that type
	 */
	static @Nullable Object read(String text, String type, @Nullable Object now) {
		String value = text.strip();
		if (value.isEmpty()) {
			return null;
		}
		String name = type.substring(type.lastIndexOf('.') + 1);
		try {
			return switch ((name.isEmpty() || name.equals("Object")) ? like(now) : name) {
				case "Integer" -> Integer.valueOf(value);
				case "Long" -> Long.valueOf(value);
				case "Double", "Float" -> Double.valueOf(value);
				case "Boolean" -> yesOrNo(value);
				default -> value;
			};
		}
		catch (NumberFormatException ex) {
			throw new InvalidInput("value", "'" + value + "' is no number");
		}
	}

	private static String like(@Nullable Object now) {
		return (now != null) ? now.getClass().getSimpleName() : "String";
	}

	private static Boolean yesOrNo(String value) {
		return switch (value) {
			case "true" -> Boolean.TRUE;
			case "false" -> Boolean.FALSE;
			default -> throw new InvalidInput("value", "'" + value + "' is neither true nor false");
		};
	}

}
