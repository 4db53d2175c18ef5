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
		return Stream.of(sentences(), badSentences(), filledIn(), tables(), columns(), yaml())
			.flatMap((group) -> group);
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

	/** Lines of a .dsl file that are refused although no rule uses them. */
	private static Stream<Arguments> badSentences() {
		return Stream
			.of("[*]when=salience 10 when", "[keyword]when=salience 10 when", "[*]then=then " + EVIL + ";",
					"[keyword]rule=function void f() { " + EVIL + "; } rule", "[when]query me=Standing()",
					"[then]Be well=insert( new Step( null, 1 ) ); } static { " + EVIL + ";",
					"[when]Say {x}=Remark( text == \"{y}\" )", "[when]Say {x:(a+)+}=Standing()",
					"[when]Say {x!uc}=Standing()", "[when]Say {x}{y}=Standing()", "[when]{x}=Standing()",
					"#/ debug usage", "[when]" + "very ".repeat(300) + "long=Standing()")
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> arguments("line " + line, Trial.files("a.drl", RULE, "a.dsl", line + "\n")));
	}

	/** The sentences are good; what a rule fills in is not. */
	private static Stream<Arguments> filledIn() {
		String dsl = "[condition]Somebody has evidence over {figure}=Standing( $rep : rep, evidence > {figure} )\n"
				+ "[condition]- and {condition}={condition}\n[condition]Somebody is {name}=Remark( text == \"{name}\" )\n"
				+ "[condition]Twice {x}={x} {x}\n[*]Now {x}={x}\n"
				+ "[consequence]Say {words}=insert( new Remark( $rep, \"{words}\" ) );\n";
		return Stream
			.of("Somebody has evidence over 1, " + EVIL + " == null",
					"Somebody has evidence over 1 ) eval( " + EVIL + " == null",
					"Somebody has evidence over 1 ) from ( " + EVIL,
					"Somebody has evidence over 1\n  - and " + EVIL + " == null", "Now eval( " + EVIL + " == null )",
					"> Standing( $rep : rep, " + EVIL + " == null )", "Now $x : Object() from " + EVIL,
					"Somebody is x\" ) Standing( " + EVIL + " == null, \"\" == \"", "Somebody is \\u0022 + " + EVIL,
					"Now accumulate( Seen( $d : seconds ), init( " + EVIL + "; ), action(), result( 1 ) )",
					"Somebody has evidence over {figure} {figure}", "Twice ".repeat(100) + "x",
					"Somebody has evidence over " + "1".repeat(2000))
			.map((line) -> arguments("filled in " + line, Trial.files("a.dsl", dsl, "a.dslr",
					"rule \"R\"\nwhen\n  " + line + "\nthen\n  Say well done\nend\n")));
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

	private static Stream<Arguments> columns() {
		String evil = EVIL.replace("\"", "\"\"");
		Stream<Arguments> columns = Stream
			.of("PRIORITY,,10", "SALIENCE,,10", "NO-LOOP,,true", "LOCK-ON-ACTIVE,,true", "AGENDA-GROUP,,x",
					"ACTIVATION-GROUP,,x", "RULEFLOW-GROUP,,x", "AUTO-FOCUS,,true", "DURATION,,1000", "TIMER,,int: 1s",
					"CALENDARS,,x", "DATE-EFFECTIVE,,01-Jan-2027", "METADATA,x( $param )," + EVIL.replace("\"", ""),
					"METADATA,x( $param ),1")
			.map((column) -> {
				String[] rows = column.split(",", 3);
				return arguments("table column " + column,
						Trial.files("a.csv",
								("RuleTable T\nNAME,%s,CONDITION,ACTION\n,,,\n,\"%s\",Standing( evidence > "
										+ "$param ),\"insert( new Step( null, 1 ) );\"\nName,,,\nOne,\"%s\",1,x\n")
									.formatted((Object[]) rows)));
			});
		Stream<Arguments> settings = Stream
			.of("Sequential,true", "Unit,Foo", "PRIORITY,10", "NO-LOOP,true", "TIMER,int: 1s", "EscapeQuotes,false",
					"Note,=cmd|' /C calc'!A0", "Note,@SUM(1)", "Note,+cmd|' /C calc'!A0", "Note,-2+3+cmd|'!A0")
			.map((setting) -> arguments("table setting " + setting,
					table(setting + "\n", "Remark( text == \"\"$param\"\" )",
							"x\"\" ) eval( " + evil + " == null ) Remark( text == \"\"",
							"insert( new Step( null, 1 ) );")));
		Stream<Arguments> names = Stream
			.of("One\"\" when eval( " + evil + " == null ) then insert( new Step( null, 1 ) ); end rule \"\"Two",
					"One*/ static { " + EVIL.replace("\"", "") + "; } /*", "One\\")
			.map((name) -> arguments("table rule " + name,
					Trial.files("a.csv", "RuleTable T\nNAME,CONDITION,ACTION\n,,\n,Standing( evidence > $param ),"
							+ "\"insert( new Step( null, 1 ) );\"\nName,,\n\"" + name + "\",1,x\n")));
		Stream<Arguments> bombs = Stream.of(
				arguments("table bomb",
						table("", "forall(||){evidence > $}" + " ".repeat(3000), "1,".repeat(3000),
								"insert( new Step( null, 1 ) );")),
				arguments("table fillings",
						table("", "Standing( evidence > 1" + " || evidence > $param".repeat(500) + " )",
								"1".repeat(30_000), "insert( new Step( null, 1 ) );")));
		return Stream.of(columns, settings, names, bombs).flatMap((group) -> group);
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
				arguments("lists of lists of lists",
						Trial.files("a.drl", RULE, "thresholds.yaml", repeatedLists() + "- name: *a16\n  value: 1\n")),
				arguments("a scenario of lists of lists",
						Trial.files("a.drl", RULE, "a.scenario.yaml",
								repeatedLists() + "- scenario: One\n  given: *a16\n  expect: none\n")),
				arguments("nested without end",
						Trial.files("a.drl", RULE, "a.scenario.yaml",
								"- scenario: One\n  given: " + "[".repeat(5000) + "]".repeat(5000) + "\n")),
				arguments("a text beyond measure",
						Trial.files("a.drl", RULE, "a.scenario.yaml",
								"- scenario: One\n  given: [ { type: Remark, rep: r-1, text: " + "x".repeat(20_000)
										+ " } ]\n  expect: none\n")),
				arguments("aliases without end", Trial.files("a.drl", RULE, "thresholds.yaml",
						"- name: &a [ *a, *a ]\n  value: 1\n  unit: y\n  min: 0\n  max: 1\n  why: z\n")));
	}

	private static String repeatedLists() {
		StringBuilder lists = new StringBuilder("- &a0 [x, x, x]\n");
		for (int i = 1; i <= 16; i++) {
			lists.append("- &a%d [*a%2$d, *a%2$d, *a%2$d]\n".formatted(i, i - 1));
		}
		return lists.toString();
	}

	@ParameterizedTest
	@MethodSource("good")
	void what_only_looks_like_it_passes(PolicyFiles files) {
		Compilation compilation = books.compile(files);

		assertThat(Trial.errors(compilation)).isEmpty();
		assertThat(compilation.release()).isNotNull();
	}

	static Stream<PolicyFiles> good() {
		String dsl = "# System.exit(1)\n[condition]Somebody has evidence over {figure}=Standing( $rep : rep, evidence > {figure} )\n"
				+ "[when]- at {place}=milestone == Milestone.{place}\n[condition]not {fact}=not( {fact} )\n"
				+ "[consequence]Say {words}=insert( new Remark( $rep, \"{words}\" ) );\n";
		Stream<PolicyFiles> sentences = Stream
			.of("Somebody has evidence over 3", "Somebody   has evidence over 3\n  - at LEAD\n\n  // when eval()",
					"Somebody has evidence over 3\n/* then\n" + EVIL + "\n*/",
					"not Standing( evidence > 1 )\n  > Standing( $rep : rep )",
					"Somebody has evidence over 3 * ( 2 + 1 )")
			.map((conditions) -> Trial.files("a.dsl", dsl, "a.dslr", "rule \"If and when, then\"\nwhen\n  " + conditions
					+ "\nthen\n  Say when (a+)+ and [*]then=x, $1\nend\n"));
		Stream<PolicyFiles> tables = Stream.of("-3", "- 3", "1 + 2", "3.5", "1.0e2")
			.map((cell) -> table("Note,\"-9999,90\"\n", "Standing( evidence > $param )", cell,
					"insert( new Step( new RepId( \"\"x\"\" ), 1 ) );"));
		Stream<PolicyFiles> yaml = Stream.of("It is !!java", "=cmd", "A *a &b", "~")
			.map((text) -> Trial.files("a.drl", RULE, "a.scenario.yaml", "- scenario: " + text
					+ " 1\n  given: [ { type: Remark, rep: r-1, text: \"!!java.net.URL [x]\" } ]\n  expect: none\n"));
		return Stream.of(sentences, tables, yaml).flatMap((group) -> group);
	}

}
