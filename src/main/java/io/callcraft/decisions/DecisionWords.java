package io.callcraft.decisions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.callcraft.decisions.DecisionDescription.Term;
import io.callcraft.shared.PolicyFiles;

/**
 * What an author of a decision's rules can choose from.
 *
 * @param decision name of the decision
 * @param facts what rules may match
 * @param verdicts what they may conclude
 * @param values what facts and verdicts are made of
 * @param sentences the sentences of its {@code .dsl} files, in their order
 * @param thresholds the figures of the release
 * @param rules names of the rules in its {@code .drl} and {@code .dslr} files
 */
public record DecisionWords(String decision, List<Term> facts, List<Term> verdicts, List<Term> values,
		List<Sentence> sentences, List<Threshold> thresholds, List<String> rules) {

	private static final Pattern RULE = Pattern.compile("^\\s*rule\\s+\"((?:[^\"\\\\]|\\\\.)*)\"", Pattern.MULTILINE);

	private static final Pattern SENTENCE = Pattern
		.compile("\\[(condition|when|consequence|then|keyword|\\*)\\](?:\\[[^]]*\\])?([^=]+)=.*");

	/**
	 * A sentence that rules can be written in.
	 *
	 * @param place where it stands: among the conditions or the consequences of a rule
	 * @param words how it reads; {@code {words}} in braces are filled in
	 */
	public record Sentence(Place place, String words) {
	}

	/** Where a sentence stands. */
	public enum Place {

		WHEN, THEN, ANYWHERE

	}

	static DecisionWords of(Vocabulary vocabulary, PolicyFiles files, Collection<Threshold> thresholds) {
		List<Sentence> sentences = new ArrayList<>();
		List<String> rules = new ArrayList<>();
		files.under("rules/" + vocabulary.decision()).text().forEach((path, text) -> {
			switch (FileKind.of(path)) {
				case SENTENCES -> sentences.addAll(sentences(text));
				case RULES, SENTENCE_RULES ->
					RULE.matcher(text).results().map((rule) -> rule.group(1)).forEach(rules::add);
				default -> {
				}
			}
		});
		DecisionDescription terms = DecisionDescription.of(vocabulary, List.of());
		return new DecisionWords(vocabulary.decision(), terms.facts(), terms.verdicts(), terms.values(), sentences,
				List.copyOf(thresholds), rules);
	}

	private static List<Sentence> sentences(String text) {
		List<Sentence> sentences = new ArrayList<>();
		for (String line : text.lines().toList()) {
			Matcher matcher = SENTENCE.matcher(line.strip());
			if (matcher.matches()) {
				Place place = switch (matcher.group(1)) {
					case "condition", "when" -> Place.WHEN;
					case "consequence", "then" -> Place.THEN;
					default -> Place.ANYWHERE;
				};
				sentences.add(new Sentence(place, matcher.group(2).strip()));
			}
		}
		return sentences;
	}

}
