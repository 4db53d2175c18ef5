package io.callcraft.decisions;

import java.util.List;
import java.util.stream.Stream;

import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Mistakes in rule files are told with file, line and a reason that its author
 * understands.
 */
class BrokenRulesTests {

	private static final RuleBooks books = Trial.books();

	@AfterAll
	static void close() {
		books.close();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("mistakes")
	void a_mistake_is_told_with_its_line_and_a_reason(String what, PolicyFiles files, String file, int line,
			String reason) {
		Compilation compilation = books.compile(files);

		assertThat(compilation.release()).as(what).isNull();
		assertThat(Trial.errors(compilation)).anySatisfy((problem) -> {
			assertThat(problem.file()).isEqualTo("rules/trial/" + file);
			assertThat(problem.line()).isEqualTo(line);
			assertThat(problem.reason()).contains(reason);
		});
	}

	static Stream<Arguments> mistakes() {
		String good = "rule \"R\"\nwhen\n  Standing( $rep : rep )\nthen\n  insert( new Remark( $rep, \"x\" ) );\nend\n";
		return Stream.of(
				arguments("unknown field", Trial.when("Standing( evidense > 3 )"), "a.drl", 3,
						"Standing has no field 'evidense'; it has evidence, grace, milestone"),
				arguments("unknown fact", Trial.when("Standin( evidence > 3 )"), "a.drl", 3,
						"There is no fact 'Standin'; the facts are Enter, Praise, Remark, Seen, Standing, Step, Threshold"),
				arguments("unknown name", Trial.when("Standing( evidence > $limit )"), "a.drl", 3,
						"Nothing in this rule is named '$limit'"),
				arguments("unreadable condition", Trial.when("Standing( evidence > )"), "a.drl", 3, "unexpected ')'"),
				arguments("no end",
						Trial.drl("rule \"R\"\nwhen\n  Standing()\nthen\n  insert( new Step( null, 1 ) );\n"), "a.drl",
						5, "cannot be read"),
				arguments("wrong arguments", Trial.then("insert( new Enter( $rep ) );"), "a.drl", 1, "Enter(RepId)"),
				arguments("wrong type", Trial.when("Standing( evidence == Milestone.LEAD.nothing )"), "a.drl", 3,
						"'nothing' is nothing that a rule may read"),
				arguments("unknown name in a then-part", Trial.then("insert( new Remark( $rap, \"x\" ) );"), "a.drl", 5,
						"Nothing in this rule's conditions is named '$rap'"),
				arguments("second line of a then-part",
						Trial.then("insert( new Remark( $rep, \"x\" ) );\n  insert( new Remarc( $rep, \"x\" ) );"),
						"a.drl", 6, "'Remarc' is nothing that a rule may insert"),
				arguments("unreadable then-part", Trial.then("insert( new Remark( $rep, \"x\" );"), "a.drl", 5,
						"cannot be read"),
				arguments("same name twice", Trial.files("a.drl", good, "b.drl", "// b\n" + good), "b.drl", 2,
						"There is another rule \"R\" in rules/trial/a.drl, line 1"),
				arguments("unknown sentence",
						Trial.files("a.dsl",
								"[condition]somebody stands=Standing( $rep : rep )\n"
										+ "[consequence]say {x}=insert( new Remark( $rep, \"{x}\" ) );\n",
								"a.dslr",
								"rule \"R\"\nwhen\n  somebody stands\n  somebody sits\nthen\n  say hello\nend\n"),
						"a.dslr", 4, "No .dsl file of this decision knows the sentence 'somebody sits'"),
				arguments("broken sentence file", Trial.files("a.dsl", "[condition]ok=Standing()\nnonsense\n"), "a.dsl",
						2, "A line of sentences reads"),
				arguments("unknown fact behind a sentence",
						Trial.files("a.dsl",
								"[when]somebody stands=Standing( $rep : rep )\n[when]- {f} is {v}={f} == {v}\n"
										+ "[then]say {x}=insert( new Remark( $rep, \"{x}\" ) );\n",
								"a.dslr",
								"rule \"A\"\nwhen\n  somebody stands\n  - evidence is 1\n  - grace is true\nthen\n"
										+ "  say hello\nend\nrule \"B\"\nwhen\n  somebody stands\n  - patience is 1\n"
										+ "then\n  say hello\nend\n"),
						"a.dslr", 11, "Standing has no field 'patience'"),
				arguments("table row", Trial.files("t.csv", table("LEED")), "t.csv", 7,
						"'LEED' is nothing that a rule"),
				arguments("not a table", Trial.files("t.csv", "a,b\n1,2\n"), "t.csv", 1,
						"This decision table cannot be read"),
				arguments("threshold out of range",
						Trial.files("thresholds.yaml", Trial.THRESHOLDS.replace("6.7", "2")), "thresholds.yaml", 2,
						"Threshold entry.evidence is 2, outside 3 to 20"),
				arguments("threshold no number",
						Trial.files("thresholds.yaml", Trial.THRESHOLDS.replace("6.7", "much")), "thresholds.yaml", 2,
						"'much' is no number"),
				arguments("threshold twice", Trial.files("thresholds.yaml", Trial.THRESHOLDS + Trial.THRESHOLDS),
						"thresholds.yaml", 7, "is set already in rules/trial/thresholds.yaml, line 1"),
				arguments("threshold without min",
						Trial.files("thresholds.yaml", Trial.THRESHOLDS.replace("  min: 3\n", "")), "thresholds.yaml",
						1, "needs 'min'"),
				arguments("not YAML", Trial.files("thresholds.yaml", "- name: [\n"), "thresholds.yaml", 2,
						"cannot be read as YAML"),
				arguments("tags create nothing",
						Trial.files("thresholds.yaml", "- name: !!javax.script.ScriptEngineManager [ x ]\n"),
						"thresholds.yaml", 1, "Global tag is not allowed"),
				arguments("threshold that no file sets", Trial.when("Threshold( name == \"entry.evidenc\" )"), "a.drl",
						3, "No thresholds.yaml sets 'entry.evidenc'"));
	}

	private static String table(String milestone) {
		return "RuleTable Remarks\nCONDITION,ACTION\n$s : Standing,\nmilestone == Milestone.$param,"
				+ "\"insert( new Praise( $s.rep(), \"\"$param\"\", 1 ) );\"\nmilestone,remark\nDISCOVERY,asked well\n"
				+ milestone + ",\"led well, too\"\n";
	}

	@Test
	void a_decision_table_decides() {
		Compilation compilation = books.compile(Trial.files("t.csv", table("LEAD")));

		assertThat(Trial.errors(compilation)).isEmpty();
		assertThat(compilation.release()).isNotNull();
		assertThat(compilation.release().decide("trial", List.of(Trial.standing(1))).verdicts())
			.extracting(Verdict::value, Verdict::file)
			.containsExactly(org.assertj.core.groups.Tuple
				.tuple(new Trial.Praise(Trial.standing(1).rep(), "led well, too", 1), "rules/trial/t.csv"));
	}

	@Test
	void sentences_decide() {
		Compilation compilation = books.compile(Trial.files("a.dsl",
				"[condition]somebody has evidence over {n}=Standing( $rep : rep, evidence > {n} )\n"
						+ "[consequence]praise for {x}=insert( new Praise( $rep, \"{x}\", 1 ) );\n",
				"a.dslr", "rule \"R\"\nwhen\n  somebody has evidence over 3\nthen\n  praise for courage\nend\n"));

		assertThat(Trial.errors(compilation)).isEmpty();
		assertThat(compilation.release()).isNotNull();
		assertThat(compilation.release().decide("trial", List.of(Trial.standing(4))).of(Trial.Praise.class)).hasSize(1);
		assertThat(compilation.release().decide("trial", List.of(Trial.standing(2))).verdicts()).isEmpty();
	}

	@Test
	void sentences_stand_in_sentences_and_keep_their_lines() {
		Compilation compilation = books.compile(Trial.files("a.dsl",
				"[condition]somebody has evidence over {n}=Standing( $rep : rep, evidence > {n} )\n"
						+ "[condition]nobody: {fact}=not {fact}\n[condition]- at {place}=milestone == Milestone.{place}\n"
						+ "[consequence]praise for {x}=insert( new Praise( new RepId( \"x\" ), \"{x}\", 1 ) );\n",
				"a.dslr", "/* two\nlines */\nrule \"R\"\nwhen\n  nobody: somebody has evidence over 3\n  - at LEAD\n"
						+ "then\n  praise for courage\nend\nrule \"S\"\nwhen\n  somebody sits\nthen\n  praise for courage\nend\n"));

		assertThat(Trial.errors(compilation)).extracting(PolicyProblem::line).containsOnly(12);
		assertThat(compilation.problems()).extracting(PolicyProblem::reason)
			.contains("No .dsl file of this decision knows the sentence 'somebody sits'");
	}

	@Test
	void joined_cells_share_a_pattern() {
		Compilation compilation = books
			.compile(Trial.files("t.csv", "RuleTable Joined\nCONDITION,CONDITION,CONDITION,CONDITION,ACTION\n"
					+ "Standing...,Standing...,$s : Seen...,$s : Seen...,\nevidence > $param,milestone == Milestone.$param,"
					+ "seconds > $param,outcome == Outcome.$param,\"insert( new Praise( $s.rep(), \"\"$param\"\", 1 ) );\"\n"
					+ "evidence,milestone,seconds,outcome,remark\n1,LEAD,50,MISSED,tried on...\n"));

		assertThat(Trial.errors(compilation)).isEmpty();
		assertThat(compilation.release()).isNotNull();
		assertThat(compilation.release().decide("trial", List.of(Trial.standing(2), Trial.seen("c", 60))).verdicts())
			.extracting(Verdict::value)
			.containsExactly(new Trial.Praise(Trial.standing(2).rep(), "tried on...", 1));
		assertThat(compilation.release().decide("trial", List.of(Trial.standing(1), Trial.seen("c", 60))).verdicts())
			.isEmpty();
	}

	@Test
	void files_that_mean_nothing_here_are_warned_of() {
		Compilation compilation = books.compile(Trial.files("notes.txt", "x", "README.md", "x"));

		assertThat(compilation.problems()).singleElement()
			.satisfies((problem) -> assertThat(problem.isError()).isFalse())
			.extracting(PolicyProblem::file)
			.isEqualTo("rules/trial/notes.txt");
	}

	@Test
	void a_folder_that_is_no_decision_is_refused_with_those_that_are() {
		Compilation compilation = books
			.compile(PolicyFiles.of(java.util.Map.of("rules/trail/a.drl", "rule \"R\" when then end")));

		assertThat(Trial.errors(compilation)).singleElement()
			.extracting(PolicyProblem::reason)
			.asString()
			.isEqualTo("There is no decision 'trail'; the decisions are trial");
	}

	@Test
	void two_rules_with_the_same_conditions_are_warned_of() {
		String rule = "rule \"%s\"\nwhen\n  Standing( $rep : rep )\nthen\n  insert( new Remark( $rep, \"x\" ) );\nend\n";
		Compilation compilation = books.compile(Trial.drl(rule.formatted("A") + rule.formatted("B")));

		assertThat(Trial.errors(compilation)).isEmpty();
		assertThat(compilation.problems()).extracting(PolicyProblem::toString)
			.contains("rules/trial/a.drl:7: This rule has the same conditions as \"A\" in rules/trial/a.drl, line 1");
	}

}
