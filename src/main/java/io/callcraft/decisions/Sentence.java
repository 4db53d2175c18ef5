package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence that rules may use, and what it stands for. Its words are taken as they are,
 * but for names in braces, which a rule fills in.
 *
 * @param words its words, cut where names stand
 * @param names what a rule fills in, in order
 * @param meaning what it stands for, names in braces
 */
record Sentence(List<Pattern> words, List<String> names, String meaning) {

	private static final Pattern NAME = Pattern.compile("\\{([\\p{L}\\d]+)}");

	private static final Pattern BLANKS_OR_WORD = Pattern.compile("\\s+|\\S+");

	Sentence {
		words = List.copyOf(words);
		names = List.copyOf(names);
	}

	/**
	 * Where a sentence stands in a text.
	 *
	 * @param values what the rule fills in, in the order of the names
	 */
	record Match(Sentence sentence, int start, int end, List<String> values) {

		/** What the sentence means with the values, each made ready first. */
		String meaning(UnaryOperator<String> ready) {
			List<String> filled = this.values.stream().map(ready).toList();
			return NAME.matcher(this.sentence.meaning)
				.replaceAll((name) -> Matcher.quoteReplacement(filled.get(this.sentence.names.indexOf(name.group(1)))));
		}

	}

	/**
	 * Makes a sentence.
	 * @throws IllegalArgumentException saying what is wrong with it
	 */
	static Sentence of(String said, String meaning) {
		List<Pattern> words = new ArrayList<>();
		List<String> names = new ArrayList<>();
		Matcher name = NAME.matcher(said);
		int at = 0;
		while (name.find()) {
			words.add(pattern(said.substring(at, name.start()), at == 0, false));
			names.add(name.group(1));
			at = name.end();
		}
		words.add(pattern(said.substring(at), at == 0, true));
		long open = words.stream().filter((part) -> part.pattern().isEmpty()).count();
		if (open == words.size() || words.subList(1, Math.max(1, words.size() - 1))
			.stream()
			.anyMatch((part) -> part.pattern().isEmpty())) {
			throw new IllegalArgumentException("A sentence needs words of its own, between any two names too");
		}
		requireNames(names, meaning);
		return new Sentence(words, names, meaning);
	}

	/** Any blanks will do; a sentence neither begins nor ends within a word. */
	private static Pattern pattern(String words, boolean first, boolean last) {
		requireNoBraces(words);
		if (words.isEmpty()) {
			return Pattern.compile("");
		}
		StringBuilder pattern = new StringBuilder(first ? "(?<!\\w)" : "");
		Matcher parts = BLANKS_OR_WORD.matcher(words);
		while (parts.find()) {
			pattern.append(parts.group().isBlank() ? "\\s+" : Pattern.quote(parts.group()));
		}
		return Pattern.compile(pattern.append(last ? "(?!\\w)" : "").toString());
	}

	private static void requireNames(List<String> names, String meaning) {
		Matcher used = NAME.matcher(meaning);
		while (used.find()) {
			if (!names.contains(used.group(1))) {
				throw new IllegalArgumentException(
						"Nothing fills in " + used.group() + ": name it left of the equals sign too, or leave it out");
			}
		}
		requireNoBraces(NAME.matcher(meaning).replaceAll(""));
	}

	private static void requireNoBraces(String text) {
		if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
			throw new IllegalArgumentException(
					"Braces hold the name of what a rule fills in, such as {days}, and " + "nothing else");
		}
	}

	/** Where the sentence stands in a text for the first time. */
	Optional<Match> in(String text) {
		List<String> values = new ArrayList<>();
		int start = 0;
		int at = 0;
		for (int i = 0; i < this.words.size(); i++) {
			// without words a name reaches from the beginning, or to the end
			int from = (i == 0) ? 0 : text.length();
			int to = from;
			if (!this.words.get(i).pattern().isEmpty()) {
				Matcher found = this.words.get(i).matcher(text);
				if (!found.find(at)) {
					return Optional.empty();
				}
				from = found.start();
				to = found.end();
			}
			if (i == 0) {
				start = from;
			}
			else {
				values.add(text.substring(at, from));
			}
			at = to;
		}
		return Optional.of(new Match(this, start, at, values));
	}

}
