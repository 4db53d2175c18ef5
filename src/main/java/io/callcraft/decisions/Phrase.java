package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a rule, word by word, in which every name of a fact or field is replaced by
 * what it stands for.
 *
 * @param words words and signs; a reference is {@code @}, the fact's place in the rule,
 * and the path to the field
 */
record Phrase(List<String> words) {

	static final Phrase NONE = new Phrase(List.of());

	private static final Pattern WORD = Pattern.compile(
			"(?s)/\\*.*?\\*/|//[^\\n]*|(\"(?:[^\"\\\\]|\\\\.)*\"|\\d+(?:\\.\\d+)?|[A-Za-z_$][\\w$]*|[<>=!]=|&&|\\|\\||\\S)");

	private static final Pattern REFERENCE = Pattern.compile("@(\\d+):(.*)");

	private static final Set<String> NO_FIELDS = Set.of("true", "false", "null", "new", "in", "not", "contains",
			"excludes", "matches", "memberOf", "str", "soundslike", "instanceof");

	Phrase {
		words = List.copyOf(words);
	}

	/**
	 * @param own place of the fact whose fields are named without it; negative for none
	 * @param names what the names before it stand for
	 */
	static Phrase of(String text, int own, Map<String, String> names) {
		return of(words(text), own, names);
	}

	static Phrase of(List<String> words, int own, Map<String, String> names) {
		List<String> resolved = new ArrayList<>();
		int at = 0;
		while (at < words.size()) {
			String word = words.get(at++);
			String reference = (at > 1 && words.get(at - 2).equals(".")) ? null
					: names.containsKey(word) ? names.get(word) : (own >= 0) ? field(words, at - 1, own) : null;
			if (reference == null) {
				resolved.add(word);
				continue;
			}
			while (at + 1 < words.size() && words.get(at).equals(".") && !isCallWithArguments(words, at + 2)) {
				reference += (reference.endsWith(":") ? "" : ".") + words.get(at + 1);
				at += (at + 2 < words.size() && words.get(at + 2).equals("(")) ? 4 : 2;
			}
			resolved.add(reference);
		}
		return new Phrase(resolved);
	}

	private static @Nullable String field(List<String> words, int at, int own) {
		String word = words.get(at);
		if (word.equals("this")) {
			return reference(own, "");
		}
		boolean called = at + 1 < words.size() && words.get(at + 1).equals("(");
		return (Character.isLowerCase(word.charAt(0)) && !called && !NO_FIELDS.contains(word)) ? reference(own, word)
				: null;
	}

	private static boolean isCallWithArguments(List<String> words, int at) {
		return at + 1 < words.size() && words.get(at).equals("(") && !words.get(at + 1).equals(")");
	}

	static List<String> words(String text) {
		List<String> words = new ArrayList<>();
		Matcher word = WORD.matcher(text);
		while (word.find()) {
			if (word.group(1) != null) {
				words.add(word.group(1));
			}
		}
		return words;
	}

	static String reference(int fact, String path) {
		return "@" + fact + ":" + path;
	}

	/** Whether it is nothing but a field. */
	boolean isReference() {
		return this.words.size() == 1 && this.words.get(0).startsWith("@");
	}

	boolean hasReference() {
		return this.words.stream().anyMatch((word) -> word.startsWith("@"));
	}

	/**
	 * The same about facts at other places.
	 * @param places the new place of each fact
	 */
	Phrase along(List<Integer> places) {
		return new Phrase(this.words.stream().map((word) -> {
			Matcher reference = REFERENCE.matcher(word);
			return reference.matches() ? reference(places.get(Integer.parseInt(reference.group(1))), reference.group(2))
					: word;
		}).toList());
	}

	/** As an author would write it, each field with the type of its fact. */
	String shown(List<String> types) {
		StringBuilder text = new StringBuilder();
		for (String word : this.words) {
			Matcher reference = REFERENCE.matcher(word);
			String shown = reference.matches() ? types.get(Integer.parseInt(reference.group(1)))
					+ (reference.group(2).isEmpty() ? "" : "." + reference.group(2)) : word;
			boolean close = text.isEmpty() || shown.equals(".") || text.charAt(text.length() - 1) == '.'
					|| shown.equals(",");
			text.append(close ? "" : " ").append(shown);
		}
		return text.toString();
	}

	/** The same for facts of these types, whatever their places. */
	String typed(List<String> types) {
		StringBuilder text = new StringBuilder();
		for (String word : this.words) {
			Matcher reference = REFERENCE.matcher(word);
			text.append(reference.matches() ? types.get(Integer.parseInt(reference.group(1))) + ":" + reference.group(2)
					: word)
				.append(' ');
		}
		return text.toString();
	}

}
