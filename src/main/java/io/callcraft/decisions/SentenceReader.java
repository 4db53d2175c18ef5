package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads rules that are written in sentences. What a sentence stands for is not read
 * again, so that reading always comes to an end: Drools' own expander can be made to run
 * for ever. Every line stays the line that it was.
 */
final class SentenceReader {

	/** What a pattern with all of its conditions comes to at most. */
	private static final int LONGEST_PATTERN = 10_000;

	private static final int LONGEST_FILE = 2_000_000;

	private static final Pattern BLOCK_COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

	/** Where in a rule a line stands. */
	private enum Place {

		OUTSIDE, HEADER, CONDITIONS, CONSEQUENCES

	}

	private final Sentences sentences;

	private final String path;

	private final Problems problems;

	private final List<String> lines = new ArrayList<>();

	private Place place = Place.OUTSIDE;

	/** The line of the pattern that conditions with a hyphen belong to. */
	private int pattern = -1;

	private SentenceReader(Sentences sentences, String path, Problems problems) {
		this.sentences = sentences;
		this.path = path;
		this.problems = problems;
	}

	/** The rules of a file as DRL; what no sentence says is a problem at its line. */
	static String read(String path, String text, Sentences sentences, Problems problems) {
		SentenceReader reader = new SentenceReader(sentences, path, problems);
		String uncommented = BLOCK_COMMENT.matcher(text.replace("\r\n", "\n"))
			.replaceAll((comment) -> "\n".repeat((int) comment.group().chars().filter((c) -> c == '\n').count()));
		int length = 0;
		for (String line : uncommented.split("\n", -1)) {
			String read = reader.lineOrProblem(line);
			reader.lines.add(read);
			length += read.length();
			if (length > LONGEST_FILE) {
				problems.error(path, reader.lines.size(), "Read out, this file is too long: make it several");
				return "";
			}
		}
		return String.join("\n", reader.lines);
	}

	private String lineOrProblem(String line) {
		try {
			return line(line);
		}
		catch (IllegalArgumentException ex) {
			this.problems.error(this.path, this.lines.size() + 1, String.valueOf(ex.getMessage()));
			return "";
		}
	}

	private String line(String line) {
		String words = line.strip();
		String first = Sentences.firstWord(words);
		if (this.place == Place.OUTSIDE) {
			this.place = first.equals("rule") ? Place.HEADER : Place.OUTSIDE;
			return line;
		}
		if (Sentences.isComment(words)) {
			return "";
		}
		if (this.place == Place.HEADER) {
			return first.equals("when") ? begin(Place.CONDITIONS, first, words) : line;
		}
		if (this.place == Place.CONDITIONS) {
			return first.equals("then") ? begin(Place.CONSEQUENCES, first, words) : condition(words);
		}
		if (first.equals("end")) {
			this.place = Place.OUTSIDE;
			return line;
		}
		return sentence(words);
	}

	private String begin(Place next, String word, String words) {
		this.place = next;
		this.pattern = -1;
		String rest = words.substring(word.length()).strip();
		return Sentences.isComment(rest) ? word
				: word + " " + ((next == Place.CONDITIONS) ? condition(rest) : sentence(rest));
	}

	private String condition(String words) {
		String read = sentence(words);
		if (!words.startsWith("-")) {
			this.pattern = this.lines.size();
			return read;
		}
		if (this.pattern < 0) {
			throw new IllegalArgumentException("'" + words + "' belongs to the sentence above, and there is none");
		}
		this.lines.set(this.pattern, with(this.lines.get(this.pattern), read));
		return "";
	}

	/** A pattern with one more condition. */
	private static String with(String pattern, String condition) {
		int open = pattern.indexOf('(');
		int depth = 0;
		for (int i = open; i >= 0 && i < pattern.length() && pattern.length() < LONGEST_PATTERN; i++) {
			depth += (pattern.charAt(i) == '(') ? 1 : (pattern.charAt(i) == ')') ? -1 : 0;
			if (depth == 0) {
				String before = pattern.substring(0, i);
				return before + (pattern.substring(open + 1, i).isBlank() ? "" : ", ") + condition
						+ pattern.substring(i);
			}
		}
		throw new IllegalArgumentException(
				"The sentence above is no pattern to which '" + condition + "' could be added, or too long a one");
	}

	private String sentence(String words) {
		if (words.length() > Sentences.LONGEST) {
			throw new IllegalArgumentException("A line has at most " + Sentences.LONGEST + " characters");
		}
		if (words.startsWith(">")) {
			return words.substring(1);
		}
		List<Sentence> known = (this.place == Place.CONDITIONS) ? this.sentences.conditions()
				: this.sentences.consequences();
		String read = read(words, known);
		if (read.equals(words)) {
			throw new IllegalArgumentException("No .dsl file of this decision knows the sentence '" + words + "'");
		}
		return read;
	}

	/**
	 * The sentence that begins first is read first, then what stands in and around it.
	 */
	private static String read(String words, List<Sentence> known) {
		Optional<Sentence.Match> first = known.stream()
			.flatMap((sentence) -> sentence.in(words).stream())
			.min(Comparator.comparingInt(Sentence.Match::start));
		if (first.isEmpty()) {
			return words;
		}
		Sentence.Match match = first.get();
		String read = read(words.substring(0, match.start()), known) + match.meaning((value) -> read(value, known))
				+ read(words.substring(match.end()), known);
		if (read.length() > LONGEST_PATTERN) {
			throw new IllegalArgumentException("Read out, this line is longer than " + LONGEST_PATTERN + " characters");
		}
		return read;
	}

}
