package io.callcraft.shared;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Words of a person, or about one, in the detail of an {@link Auditable}. The ledger
 * keeps their salted digest alone; the words are kept apart, where they can be erased
 * without harm to any proof (R56, R59).
 *
 * @param words what was written
 * @param restricted whether only human resources may read it
 */
public record PersonalText(String words, boolean restricted) {

	private static final Pattern PLAIN = Pattern.compile("[A-Z0-9_]*|-?[0-9]+([.][0-9]+)?|yes|no|true|false"
			+ "|[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?");

	/** The key of a call, as forms list them: {@code source/callId}. */
	private static final Pattern CALL = Pattern.compile("[A-Za-z0-9._-]{1,64}/[A-Za-z0-9._-]{1,64}");

	/** What somebody wrote, for all who may read the case. */
	public static PersonalText of(String words) {
		return new PersonalText(words, false);
	}

	/** What somebody wrote, for human resources alone. */
	public static PersonalText restricted(String words) {
		return new PersonalText(words, true);
	}

	/**
	 * A value of a form with its texts marked: every string that is neither a word in
	 * capitals, a number, yes or no, nor a time is somebody's text. In a list the key of
	 * a call is none either.
	 * @param value a string, number, boolean, or lists and maps of them
	 */
	public static Object marked(Object value) {
		return replaced(value, PersonalText::of);
	}

	/** Fields of a form with their texts marked. */
	public static Map<String, Object> marked(Map<String, Object> fields) {
		Map<String, Object> marked = new LinkedHashMap<>();
		fields.forEach((name, value) -> marked.put(name, replaced(value, PersonalText::of)));
		return marked;
	}

	/** The same with each text replaced by what a function makes of it. */
	public static Object replaced(Object value, Function<String, Object> replacement) {
		if (value instanceof Map<?, ?> map) {
			Map<Object, Object> replaced = new LinkedHashMap<>();
			map.forEach((name, one) -> replaced.put(name, replaced(one, replacement)));
			return replaced;
		}
		if (value instanceof Collection<?> many) {
			return many.stream()
				.map((one) -> (one instanceof String key && CALL.matcher(key).matches()) ? key
						: replaced(one, replacement))
				.toList();
		}
		return (value instanceof String text && !PLAIN.matcher(text).matches()) ? replacement.apply(text) : value;
	}

	/** Never the words: what is printed ends up in logs. */
	@Override
	public String toString() {
		return "a personal text";
	}

}
