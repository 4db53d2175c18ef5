package io.callcraft.decisions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.callcraft.shared.PolicyFiles;
import io.callcraft.shared.PolicyProblem;
import org.drools.compiler.builder.impl.KnowledgeBuilderImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Rules that try to run code beyond their vocabulary, each with its line, and rules that
 * only look like it (R55). Each hostile rule really ran its code when nothing stopped it.
 */
class HostileRulesTests {

	private static final String EVIL = "System.setProperty(\"callcraft.evil\", \"ran\")";

	private static final RuleBooks books = Trial.books();

	@AfterAll
	static void close() {
		books.close();
	}

	@AfterEach
	void nothing_ran() {
		assertThat(System.getProperty("callcraft.evil")).isNull();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("hostile")
	void a_rule_that_reaches_beyond_the_vocabulary_is_refused_at_its_line(String what, PolicyFiles files, int line) {
		Compilation compilation = books.compile(files);

		assertThat(compilation.release()).isNull();
		assertThat(Trial.errors(compilation)).as(what)
			.isNotEmpty()
			.allSatisfy((problem) -> assertThat(problem.file()).isEqualTo("rules/trial/a.drl"))
			.anySatisfy((problem) -> assertThat(problem.line()).isEqualTo(line));
	}

	static Stream<Arguments> hostile() {
		return Stream.of(conditions(), consequences(), declarations(), headers()).flatMap((group) -> group);
	}

	private static Stream<Arguments> conditions() {
		return Stream.of("Standing( new java.io.File(\"/etc/passwd\").exists() )",
				"Standing() eval( " + EVIL + " == null )", "Standing( eval( " + EVIL + " == null ) )",
				"Standing( " + EVIL + " == null )", "Standing( java.lang.System.exit(1) )",
				"Standing( Runtime.getRuntime() != null )", "Standing( rep.getClass().getClassLoader() != null )",
				"Standing( class.classLoader != null )", "Standing( rep.class.classLoader != null )",
				"Standing( milestone.declaringClass.classLoader != null )",
				"Standing( tags.forEach( System.out::println ) )", "Standing( tags.removeIf( t -> true ) )",
				"$x : Standing() from java.util.List.of( System.getenv() )", "Object()", "java.io.File()",
				"Standing() Number() from accumulate( Seen( $d : seconds ), init( int x = 0; " + EVIL
						+ "; ), action( x += $d; ), result( x ) )",
				"Standing() accumulate( Seen( $d : seconds ); $l : collectList($d) )",
				"Standing() accumulate( Seen( $d : seconds ); $l : sum(" + EVIL + ".length()) )",
				"$s : Standing() @watch( " + EVIL + " )", "Standing( evidence > 1, $x : " + EVIL + " )",
				"Standing( evidence == (evidence = 3) )", "Standing( tags[" + EVIL + "] != null )",
				"Standing( /* \" */ " + EVIL + " == null /* \" */ )",
				"Standing( rep.value.repeat(1000000000) != null )", "Standing( rep.value matches \"(a+)+b\" )",
				"Standing( this#java.lang.Object.class.classLoader != null )", "Standing( MVEL.eval(\"1\") != null )",
				"Standing( rep.( " + EVIL + " == null ) )", "Standing( [\"a\" : " + EVIL + "] != null )",
				"Standing() from entry-point \"x\"", "?stolen( $x; )", "Standing() over window:length( 3 )",
				"/standings[ " + EVIL + " == null ]", "Standing( tags contains java.lang.System.getenv(\"PATH\") )",
				"Standing( rep.value str[" + EVIL + "] \"x\" )", "( Standing() or @watch( " + EVIL + " ) Standing() )",
				"(or @watch( " + EVIL + " ) Standing() Seen())", "(and @watch( " + EVIL + " ) Standing() Seen())",
				"Standing() and @watch( " + EVIL + " ) Seen()", "exists( Seen() @watch( " + EVIL + " ) )",
				"Standing( rep.get\u0000Class() != null )", "Standing( evidence > 1 /* \u202e */ )",
				"Standing( \uff4aava.lang.System.exit(1) != null )",
				"groupby( $s : Seen(); $r : $s.rep; $c : count() )",
				"Remark( text matches \"" + "a?".repeat(30) + "\" )",
				"Remark( text matches \"" + "(a|a)".repeat(30) + "\" )", "Remark( text matches \".*.*.*x\" )",
				"Standing( rep[\"class\"][\"classLoader\"] != null )",
				"Standing( ( evidence > 1 ? " + EVIL + " : null ) == null )", "Remark( text soundslike " + EVIL + " )",
				"java.util.List() from collect( Standing( " + EVIL + " == null ) )",
				"forall( Standing( " + EVIL + " == null ) )", "not( Standing() from " + EVIL + " )",
				"Standing( milestone == Milestone.valueOf( " + EVIL + " ) )",
				"Standing( rep.{ " + EVIL + " } != null )",
				"Standing( Milestone.class.forName( \"java.lang.Runtime\" ) != null )",
				"Standing( tags.![ " + EVIL + " ] != null )",
				"Standing( evidence > 1 && ( rep instanceof RepId r && r.getClass() != null ) )",
				"Standing( evidence after[ " + EVIL + " ] 3 )", "drools : Standing( drools.class != null )",
				"Standing( rep!.class!.classLoader != null )", "Standing( this == new RepId( " + EVIL + " ) )")
			.map((text) -> arguments("when " + text, Trial.when(text), 3));
	}

	private static Stream<Arguments> consequences() {
		return Stream.of(EVIL + ";", "try { Runtime.getRuntime().exec(\"id\"); } catch (Exception e) { }",
				"new java.lang.ProcessBuilder(\"id\");", "while (true) { }",
				"for (;;) insert( new Remark( $rep, \"x\" ) );", "org.mvel2.MVEL.eval(\"1\");",
				"new Thread(() -> {}).start();", "drools.getKieRuntime().getKieBase();", "kcontext.getKieRuntime();",
				"Supplier s = System::getenv;", "insert( \"text\" );", "insert( new Object() );",
				"insert( new Threshold(\"entry.evidence\", 0, \"\", 0, 0, \"\") );",
				"insert( new Remark( $rep, " + EVIL + " ) );",
				"insert( new Remark( $rep, $rep.getClass().getName() ) );",
				"insert( new Remark( $rep, \"\" + Remark.class.getProtectionDomain() ) );",
				"insert( new Remark( $rep, \"x\" ) { { " + EVIL + "; } } );",
				"insert( new Remark( $rep, ((Supplier<String>) () -> " + EVIL + ").get() ) );",
				"insertLogical( new Remark( $rep, \"x\" ) );", "delete( $s );", "modify( $s ) { };", "update( $s );",
				"drools.halt();", "insert( new Remark( $rep, drools.getRule().getName() ) );",
				"insert( new Remark( $rep, \"x\" ) ); } { " + EVIL + ";",
				"insert( new Remark( $rep, \"\\u0022 + " + EVIL + " + \\u0022\" ) );", "String x = \"a\";",
				"insert( new Remark( $rep, String.format(\"%s\", $s) ) );",
				"insert( new Remark( $rep, \"a\".repeat(2000000000) ) );", "// nothing",
				"insert( new Remark( $rep, \"\"\"\n  \" + " + EVIL + " + \"\n  \"\"\" ) );",
				"insert( new Remark( $rep, Remark.class.forName(\"java.lang.Runtime\").getName() ) );",
				"insert( new Remark( $rep, Math.class.getMethods()[0].invoke(null) + \"\" ) );",
				"insert( new Remark( $rep, (" + EVIL + " == null) ? \"a\" : \"b\" ) );",
				"insert( new Remark( (RepId) (Object) " + EVIL + ", \"x\" ) );", "assert " + EVIL + " != null;",
				"insert( new Remark( $rep, switch (1) { default -> " + EVIL + "; } ) );",
				"synchronized ($rep) { " + EVIL + "; }", "insert( new Remark( $rep, \"x\" ), true );",
				"insert( new Remark( $rep, new String[] { " + EVIL + " }[0] ) );",
				"insert( new Remark( $rep, \"\" + ($rep instanceof RepId r) ) );",
				"class X { static { " + EVIL + "; } }", "record X() { static { " + EVIL + "; } }",
				"insert( Remark.class.cast( null ) );", "if (true) { " + EVIL + "; }", "channels[\"x\"].send( $rep );",
				"insert( new Remark( $rep, $rep.<String>value() + " + EVIL + " ) );",
				"insert( new @Deprecated Remark( $rep, \"x\" ) );",
				"insert( new @org.jspecify.annotations.Nullable Remark( $rep, \"x\" ) );",
				"insert( new Remark( $rep, String.valueOf( " + EVIL + " ) ) );")
			.map((text) -> arguments("then " + text, Trial.then(text), 5));
	}

	private static Stream<Arguments> declarations() {
		String rest = "rule \"R\"\nwhen Standing( $rep : rep )\nthen insert( new Remark( $rep, \"x\" ) );\nend\n";
		return Stream.of("function void f() { " + EVIL + "; }\n", "import function java.lang.System.exit;\n",
				"import java.io.File;\n", "import static java.lang.System.*;\n", "global java.lang.Runtime rt;\n",
				"declare Foo\n  x : String = " + EVIL + "\nend\n", "declare enum E A(" + EVIL + "); x : String end\n",
				"declare trait T end\n", "query stolen( String x ) Standing() end\n",
				"import accumulate java.io.File f;\n", "declare entry-point E @source(\"x\") end\n",
				"declare window W Standing() over window:length( 3 ) end\n", "unit Foo;\n", "expander evil.dsl\n",
				"template header\nname\n", "import io.callcraft.decisions.*;\n",
				"import io.callcraft.decisions.Trial.*;\n", "salience 10\n", "dialect \"mvel\"\n",
				"#[condition][]x=eval( true )\n", "package rules.trial; package org.drools.project.model;\n")
			.map((header) -> arguments(header.strip(), Trial.drl(header + rest), 1));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("beyondMeasure")
	void what_nobody_could_read_is_refused_without_a_fall(String what, PolicyFiles files) {
		Compilation compilation = books.compile(files);

		assertThat(compilation.release()).isNull();
		assertThat(Trial.errors(compilation)).as(what).isNotEmpty().allSatisfy((problem) -> {
			assertThat(problem.file()).isEqualTo("rules/trial/a.drl");
			assertThat(problem.reason()).containsAnyOf("nested too deeply", "longer than 10000");
		});
	}

	static Stream<Arguments> beyondMeasure() {
		String open = "(".repeat(20_000);
		String close = ")".repeat(20_000);
		return Stream.of(arguments("conditions", Trial.when("Standing( " + open + "evidence > 1" + close + " )")),
				arguments("then-part", Trial.then("insert( new Remark( $rep, " + open + "\"x\"" + close + " ) );")),
				arguments("sum", Trial.then("insert( new Remark( $rep, \"x\"" + " + \"x\"".repeat(20_000) + " ) );")),
				arguments("negations", Trial.when("not( ".repeat(3000) + "Standing()" + " )".repeat(3000))),
				arguments("package of a rule", Trial.drl("rule \"R\" when " + "Standing() ".repeat(1000)
						+ "then insert( new Remark( new RepId( \"x\" ), \"y\" ) ); end")));
	}

	/** What the gates keep out is no harmless text: without them it would have run. */
	@ParameterizedTest
	@MethodSource("running")
	void without_the_gates_it_would_have_run(String rule) {
		KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
		String drl = "import io.callcraft.decisions.Trial.*;\n" + rule;
		builder.add(ResourceFactory.newByteArrayResource(drl.getBytes(StandardCharsets.UTF_8)), ResourceType.DRL);
		assertThat(builder.getErrors()).isEmpty();
		KieSession session = ((KnowledgeBuilderImpl) builder).newKieBase().newKieSession();
		session.insert(Trial.standing(1));
		session.fireAllRules();
		session.dispose();

		assertThat(System.clearProperty("callcraft.evil")).isEqualTo("ran");
	}

	static List<String> running() {
		return List.of("rule R when eval( " + EVIL + " == null ) then end",
				"rule R when Standing( " + EVIL + " == null ) then end",
				"rule R when String() from " + EVIL + " then end", "rule R when Standing() then " + EVIL + "; end",
				"rule R salience ( \"\".length() + (" + EVIL + " == null ? 1 : 2) ) when Standing() then end",
				"rule R enabled ( " + EVIL + " == null ) when Standing() then end",
				"rule R @x( " + EVIL + " ) when Standing() then end",
				"function void f() { " + EVIL + "; }\nrule R when Standing() then f(); end",
				"declare Foo x : String = " + EVIL + " end\nrule R when Standing() then new Foo(); end",
				"query q() eval( " + EVIL + " == null ) end\nrule R when q() then end",
				"rule R when Number() from accumulate( Standing(), init( " + EVIL
						+ "; ), action( ), result( 1 ) ) then end");
	}

	private static Stream<Arguments> headers() {
		List<Arguments> cases = new ArrayList<>();
		for (String header : List.of("@x( " + EVIL + " )", "@owner( " + EVIL + " )", "@owner( ops )",
				"salience ( " + EVIL + ".length() )", "salience 10", "no-loop true", "agenda-group \"x\"",
				"timer ( int: 1s )", "timer ( expr: " + EVIL + " )", "enabled ( " + EVIL + " == null )", "duration 10",
				"dialect \"mvel\"", "date-effective \"01-Jan-2027\"", "auto-focus true", "extends \"Other\"")) {
			cases
				.add(arguments(header,
						Trial.drl("// one\nrule \"R\" " + header
								+ "\nwhen Standing( $rep : rep )\nthen insert( new Remark( $rep, \"x\" ) );\nend\n"),
						2));
		}
		return cases.stream();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("good")
	void a_rule_within_the_vocabulary_is_accepted(String conditions) {
		PolicyFiles files = Trial.drl("package anything;\n\nrule \"It's good: 100 % (a_b)\"\n  @owner(\"operations\")\n"
				+ "  dialect \"java\"\nwhen\n  " + conditions + "\nthen\n  // why\n"
				+ "  insert( new Enter( $rep, \"seen \" + $n + (($rep.value().length() > 3) ? \" long\" : \"\"), Math.max( 1.0, 2 ) ) );\n"
				+ "  insert( new Remark( $rep, Milestone.LEAD.phrase() ) );\nend\n");

		Compilation compilation = books.compile(files);

		assertThat(Trial.errors(compilation)).isEmpty();
		assertThat(compilation.release()).isNotNull();
	}

	static Stream<String> good() {
		return Stream.of("Standing( $rep : rep, $n : evidence, evidence > 3 || rate.upper95 < 0.5 )",
				"Standing( $rep : rep, milestone in ( Milestone.LEAD, Milestone.DISCOVERY ), tags contains \"x\", "
						+ "tags.size > 1 ) Seen( rep == $rep, $n : seconds + 1 )",
				"Standing( $rep : rep ) accumulate( Seen( rep == $rep, $s : seconds ); $n : count(1), $m : max($s); $n > 2 )",
				"Standing( $rep : rep ) $n : Number( this > 1 ) from accumulate( Seen( $q : seconds ), average($q) )",
				"Remark( $rep : rep, text != null, $n : text.length() ) not Seen( seconds > 100 ) "
						+ "exists( Seen( seconds < 3 ) and Standing() ) forall( Seen( seconds > 1 ) )",
				"( Standing( $rep : rep, $n : evidence > 3 ) or Standing( $rep : rep, $n : evidence < 1 ) )",
				"Remark( $rep : rep, text matches \"[a-z]+.*\", rep.value.startsWith( \"r\" ) ) Step( $n : depth, depth > 1.5 )",
				"Threshold( name == \"entry.evidence\", $n : value ) $s : Standing( $rep : rep, evidence > $n, !grace, "
						+ "rate.met == 3 )",
				"Standing( $rep : rep, ( evidence > 1 && evidence < 9 ) || grace == true ) $n : Seen( outcome != Outcome.MET )",
				"Standing( $rep : rep, $n : evidence ) Remark( text == \"System.exit(1); new Object() // fine\" )",
				"Standing( $rep : rep, $n : evidence ) Remark( text == \"\\42 + System.exit(1) + \\42\" )",
				"Standing( $rep : rep, $n : evidence ) Remark( text == 'eval( from accumulate ) @x( y )' )",
				"/* eval( System.exit(1) ) */ Standing( $rep : rep, $n : evidence ) // function void f() {}",
				"Standing( $rep : rep, $n : evidence, tags contains \"salience 10\" ) not Remark( text == null )",
				"Standing( $rep : rep, $n : evidence ) Remark( text matches \"(?i).*(soon|some day).*\" )",
				"Standing( $rep : rep, $n : evidence, rep.value str[startsWith] \"r-\", rate.observed >= 10 * 2 )",
				"Standing( $rep : rep, $n : evidence + 1 - 2 * 3, evidence % 2 == 0, -1 < evidence )",
				"Standing( $rep : rep, $n : evidence, milestone not in ( Milestone.LEAD ), !( grace ) )",
				"Standing( $rep : rep, $n : evidence ) exists( Seen( rep == $rep, seconds > Math.max( 3, 4 ) ) )",
				"Standing( $rep : rep, $n : evidence ) Number( this > 2 ) from accumulate( Seen( $q : seconds ), sum($q) )",
				"Standing( $rep : rep, $n : evidence ) Seen( rep == $rep, call.length() > 2, outcome == Outcome.MET || == Outcome.MISSED )",
				"Standing( $rep : rep, $n : evidence, rate.value > rate.lower95 && rate.upper95 <= 1.0 )");
	}

	@Test
	void what_the_text_hides_is_found_in_the_bytecode() {
		Terms terms = new Terms(Trial.VOCABULARY);
		Problems problems = new Problems();
		List<RuleText> texts = new RuleReader(terms, problems)
			.read(Trial.when("Standing( rep.getClass().getClassLoader() != null )").under("rules/trial"));
		List<RuleSource> rules = List
			.of(new RuleSource("Something", "rules/trial/a.drl", 1, "", "", RuleShape.NONE, Map.of()));

		BytecodeCheck.check(ExecutableModel.classesOf(texts, terms, problems), terms, rules, problems);

		assertThat(problems.sorted()).extracting(PolicyProblem::reason)
			.singleElement()
			.asString()
			.contains("Rule \"Something\" reaches beyond the vocabulary", "java.lang.Class.getClassLoader");
	}

}
