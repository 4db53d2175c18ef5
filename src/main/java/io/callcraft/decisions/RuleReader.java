package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.callcraft.shared.PolicyFiles;

/**
 * Turns the files of one decision, be they rules, sentences or tables, into DRL whose
 * lines lead back to what the author wrote. Executes nothing.
 */
final class RuleReader {

	private static final Pattern PACKAGE = Pattern.compile("package[ \\t]+[\\w.]+[ \\t]*;?");

	private final Terms terms;

	private final Problems problems;

	RuleReader(Terms terms, Problems problems) {
		this.terms = terms;
		this.problems = problems;
	}

	List<RuleText> read(PolicyFiles files) {
		List<RuleText> texts = new ArrayList<>();
		Sentences sentences = Sentences.of(files, this.problems);
		files.text().forEach((path, text) -> {
			switch (FileKind.of(path)) {
				case RULES -> texts.add(drl(path, text, (line) -> line));
				case SENTENCE_RULES ->
					texts.add(drl(path, SentenceReader.read(path, text, sentences, this.problems), (line) -> line));
				case TABLE -> DecisionTable.read(path, text, this.problems)
					.ifPresent((table) -> texts.add(drl(path, table.drl(), table::rowOf)));
				case UNKNOWN -> this.problems.warning(path, 0, "This file is ignored: rules are in .drl, .dslr with "
						+ ".dsl, or .csv files, beside thresholds.yaml and *.scenario.yaml");
				default -> {
				}
			}
		});
		return texts;
	}

	private RuleText drl(String path, String text, IntUnaryOperator line) {
		String body = text.replace("\r\n", "\n").replace('\r', '\n');
		if (body.startsWith("\uFEFF")) {
			body = body.substring(1);
		}
		body = withoutPackage(body);
		int last = (int) body.stripTrailing().chars().filter((c) -> c == '\n').count() + 1;
		return new RuleText(path, this.terms.header() + body + "\n",
				(drlLine) -> line.applyAsInt(Math.min(drlLine, last)));
	}

	/**
	 * The same without a package line, before which only blanks and comments stand: the
	 * folder names the decision.
	 */
	private static String withoutPackage(String body) {
		int at = 0;
		int before = -1;
		while (at > before) {
			before = at;
			while (at < body.length() && Character.isWhitespace(body.charAt(at))) {
				at++;
			}
			at = body.startsWith("//", at) ? after(body, "\n", at) : at;
			at = body.startsWith("/*", at) ? after(body, "*/", at) : at;
		}
		Matcher line = PACKAGE.matcher(body).region(at, body.length());
		return line.lookingAt() ? body.substring(0, at) + " ".repeat(line.end() - at) + body.substring(line.end())
				: body;
	}

	private static int after(String body, String end, int from) {
		int at = body.indexOf(end, from + 2);
		return (at < 0) ? body.length() : at + end.length();
	}

}
