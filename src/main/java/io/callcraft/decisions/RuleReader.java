package io.callcraft.decisions;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.callcraft.shared.PolicyFiles;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.drools.drl.parser.lang.ExpanderException;
import org.drools.drl.parser.lang.dsl.DSLTokenizedMappingFile;
import org.drools.drl.parser.lang.dsl.DefaultExpander;

/**
 * Turns the files of one decision, be they rules, sentences or tables, into DRL whose
 * lines lead back to what the author wrote. Executes nothing.
 */
final class RuleReader {

	/** A package line, after comments only; the folder names the decision. */
	private static final Pattern PACKAGE = Pattern
		.compile("\\A(?:\\s|//[^\\n]*\\n|/\\*.*?\\*/)*(package\\s+[\\w.]+[ \\t]*;?)", Pattern.DOTALL);

	private static final Pattern TABLE_ROW = Pattern.compile("^// rule values at [A-Z]+(\\d+), header at .*$");

	private static final Pattern SENTENCE = Pattern
		.compile("(#.*|//.*|\\[(condition|when|consequence|then|keyword|\\*)\\](\\[[^]]*\\])?[^=]+=.*)?");

	private final Terms terms;

	private final Problems problems;

	RuleReader(Terms terms, Problems problems) {
		this.terms = terms;
		this.problems = problems;
	}

	List<RuleText> read(PolicyFiles files) {
		List<RuleText> texts = new ArrayList<>();
		DefaultExpander sentences = sentences(files);
		files.text().forEach((path, text) -> {
			switch (FileKind.of(path)) {
				case RULES -> texts.add(drl(path, text, (line) -> line));
				case SENTENCE_RULES -> texts.add(expand(path, text, sentences));
				case TABLE -> texts.addAll(table(path, text));
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
		Matcher matcher = PACKAGE.matcher(body);
		if (matcher.find()) {
			body = body.substring(0, matcher.start(1)) + " ".repeat(matcher.end(1) - matcher.start(1))
					+ body.substring(matcher.end(1));
		}
		int last = (int) body.stripTrailing().chars().filter((c) -> c == '\n').count() + 1;
		return new RuleText(path, this.terms.header() + body + "\n",
				(drlLine) -> line.applyAsInt(Math.min(drlLine, last)));
	}

	private DefaultExpander sentences(PolicyFiles files) {
		DefaultExpander expander = new DefaultExpander();
		files.text().forEach((path, text) -> {
			if (FileKind.of(path) == FileKind.SENTENCES) {
				checkSentences(path, text);
				DSLTokenizedMappingFile mapping = new DSLTokenizedMappingFile();
				try {
					// a sentence stays on one line, or the lines of errors would be wrong
					boolean good = mapping.parseAndLoad(new StringReader(text.replace("\\n", " ")));
					if (good) {
						expander.addDSLMapping(mapping.getMapping());
					}
					else {
						this.problems.error(path, 1, "These sentences cannot be read: " + mapping.getErrors());
					}
				}
				catch (IOException | RuntimeException ex) {
					this.problems.error(path, 0, "These sentences cannot be read: " + ex.getMessage());
				}
			}
		});
		return expander;
	}

	/** The parser of sentences passes over what it does not understand. */
	private void checkSentences(String path, String text) {
		String[] lines = text.split("\n", -1);
		for (int i = 0; i < lines.length; i++) {
			if (!SENTENCE.matcher(lines[i].strip()).matches()) {
				this.problems.error(path, i + 1,
						"A line of sentences reads '[condition]words {x}=pattern' or '[consequence]words {x}=statement'");
			}
		}
	}

	private RuleText expand(String path, String text, DefaultExpander sentences) {
		String drl = sentences.expand(text.replace("\r\n", "\n"));
		if (sentences.hasErrors()) {
			Map<Integer, String> unknown = new TreeMap<>();
			for (ExpanderException error : sentences.getErrors()) {
				unknown.put(error.getLine(), error.getMessage().replaceFirst("^.*?expand(ing)?:\\s*", "").strip());
			}
			unknown.forEach((line, sentence) -> this.problems.error(path, line,
					"No .dsl file of this decision knows the sentence '" + sentence + "'"));
		}
		List<Integer> lines = linesKept(text);
		return drl(path, drl, (line) -> lines.get(Math.min(line, lines.size()) - 1));
	}

	/** Lines that start with a hyphen are folded into the sentence above. */
	private static List<Integer> linesKept(String text) {
		List<Integer> kept = new ArrayList<>();
		String[] lines = text.split("\n", -1);
		for (int i = 0; i < lines.length; i++) {
			if (!lines[i].stripLeading().startsWith("-")) {
				kept.add(i + 1);
			}
		}
		return kept;
	}

	private List<RuleText> table(String path, String text) {
		try {
			String drl = new SpreadsheetCompiler()
				.compile(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), InputType.CSV);
			TreeMap<Integer, Integer> rows = rows(drl);
			return List.of(drl(path, drl, (line) -> {
				Map.Entry<Integer, Integer> row = rows.floorEntry(line);
				return (row != null) ? row.getValue() : 1;
			}));
		}
		catch (RuntimeException ex) {
			this.problems.error(path, 1, "This decision table cannot be read: " + ex.getMessage());
			return List.of();
		}
	}

	/** The table's row for each line of the DRL at which one begins. */
	private static TreeMap<Integer, Integer> rows(String drl) {
		TreeMap<Integer, Integer> rows = new TreeMap<>();
		String[] lines = drl.split("\n");
		for (int i = 0; i < lines.length; i++) {
			Matcher matcher = TABLE_ROW.matcher(lines[i].strip());
			if (matcher.matches()) {
				rows.put(i + 1, Integer.parseInt(matcher.group(1)));
			}
		}
		return rows;
	}

}
