package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.callcraft.shared.PolicyFiles;

/**
 * The sentences in which the rules of one decision may be written.
 */
final class Sentences {

	/** Nobody reads a longer line. */
	static final int LONGEST = 1000;

	private static final int MOST = 1000;

	private static final Pattern SENTENCE = Pattern
		.compile("\\[(condition|when|consequence|then|\\*)\\](?:\\[[^]]*\\])?([^=]+)=(.*)");

	private static final Pattern FIRST_WORD = Pattern.compile("\\w+");

	/** Words that a rule is made of. */
	private static final Set<String> RESERVED = Set.of("rule", "when", "then", "end", "query", "declare", "function",
			"import", "package", "global", "unit");

	private final Problems problems;

	private final List<Sentence> conditions = new ArrayList<>();

	private final List<Sentence> consequences = new ArrayList<>();

	private Sentences(Problems problems) {
		this.problems = problems;
	}

	/** Learns every sentence; what is wrong with one is a problem at its line. */
	static Sentences of(PolicyFiles files, Problems problems) {
		Sentences sentences = new Sentences(problems);
		files.text().forEach((path, text) -> {
			if (FileKind.of(path) == FileKind.SENTENCES) {
				int number = 0;
				for (String line : text.lines().toList()) {
					sentences.learn(path, ++number, line.strip());
				}
			}
		});
		return sentences;
	}

	private void learn(String path, int number, String line) {
		if (isComment(line)) {
			return;
		}
		Matcher parts = SENTENCE.matcher(line);
		if (!parts.matches() || line.length() > LONGEST || this.conditions.size() >= MOST
				|| this.consequences.size() >= MOST) {
			this.problems.error(path, number,
					"A line of sentences reads '[condition]words {x}=pattern' or "
							+ "'[consequence]words {x}=statement', in at most " + LONGEST
							+ " characters, and there are at most " + MOST);
			return;
		}
		try {
			Sentence sentence = sentence(parts.group(2).strip(), parts.group(3).strip());
			String section = parts.group(1);
			if (section.equals("*") || section.equals("condition") || section.equals("when")) {
				this.conditions.add(sentence);
			}
			if (section.equals("*") || section.equals("consequence") || section.equals("then")) {
				this.consequences.add(sentence);
			}
		}
		catch (IllegalArgumentException ex) {
			this.problems.error(path, number, String.valueOf(ex.getMessage()));
		}
	}

	private static Sentence sentence(String said, String meaning) {
		String first = firstWord(said);
		if (RESERVED.contains(first)) {
			throw new IllegalArgumentException(
					"'" + first + "' is a word that rules are made of: begin the sentence with another");
		}
		// a meaning stays on one line, or the lines of errors would be wrong
		return Sentence.of(said, meaning.replace("\\n", " "));
	}

	static boolean isComment(String line) {
		return line.isEmpty() || line.startsWith("#") || line.startsWith("//");
	}

	static String firstWord(String text) {
		Matcher word = FIRST_WORD.matcher(text);
		return word.lookingAt() ? word.group() : "";
	}

	/** Sentences that conditions may use, the first to be tried first. */
	List<Sentence> conditions() {
		return this.conditions;
	}

	/** Sentences that then-parts may use. */
	List<Sentence> consequences() {
		return this.consequences;
	}

}
